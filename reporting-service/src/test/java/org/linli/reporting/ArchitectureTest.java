package org.linli.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.linli.kit.testing.HouseRules;

@AnalyzeClasses(packages = "org.linli.reporting", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** Reporting is fed by topics and knows no other service. */
    @ArchTest
    static final ArchRule noOtherServiceIsKnown =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.linli.intake..", "org.linli.dispatch..");

    /** Counts and rates are exact: no figure passes through a floating-point number. */
    @ArchTest
    static final ArchRule figuresAreExact = noClasses()
            .that()
            .resideInAnyPackage("org.linli.reporting.indicator..", "org.linli.reporting.bulletin..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("double|float|java\\.lang\\.(Double|Float)");
}
