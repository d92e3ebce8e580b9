package org.linli.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.linli.kit.testing.HouseRules;

@AnalyzeClasses(packages = "org.linli.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** The kit knows no service and no format of a city. */
    @ArchTest
    static final ArchRule theKitStandsAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.linli.intake..", "org.linli.dispatch..", "org.linli.reporting..", "org.linli.citypack..");
}
