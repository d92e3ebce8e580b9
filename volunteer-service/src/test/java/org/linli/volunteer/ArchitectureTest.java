package org.linli.volunteer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.linli.kit.testing.HouseRules;

@AnalyzeClasses(packages = "org.linli.volunteer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    /** No other service is known. */
    @ArchTest
    static final ArchRule noOtherServiceIsKnown = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.linli.intake..", "org.linli.dispatch..", "org.linli.reporting..");

    /** What people earn is exact: nothing of the ledger passes through a floating-point number. */
    @ArchTest
    static final ArchRule theLedgerIsExact = noClasses()
            .that()
            .resideInAnyPackage("org.linli.volunteer.ledger..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("double|float|java\\.lang\\.(Double|Float)")
            .allowEmptyShould(true);
}
