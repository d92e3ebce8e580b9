package org.linli.dispatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.linli.kit.testing.HouseRules;

@AnalyzeClasses(packages = "org.linli.dispatch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** A service is a house of its own. */
    @ArchTest
    static final ArchRule noOtherServiceIsKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.linli.intake..", "org.linli.reporting..");

    /** Due times and routes are decided without knowing of a case. */
    @ArchTest
    static final ArchRule rulesKnowNoCases = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.linli.dispatch.registry..", "org.linli.dispatch.deadline..", "org.linli.dispatch.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.linli.dispatch.casefile..", "org.linli.dispatch.order..", "org.linli.dispatch.check..");
}
