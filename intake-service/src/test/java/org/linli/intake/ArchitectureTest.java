package org.linli.intake;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.linli.kit.testing.HouseRules;

@AnalyzeClasses(packages = "org.linli.intake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule everyEndpointSaysWhoMayCallIt = methods()
            .that()
            .areAnnotatedWith(GET.class)
            .or()
            .areAnnotatedWith(POST.class)
            .should()
            .bePublic()
            .andShould()
            .beAnnotatedWith(Operation.class)
            .andShould(com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith(RolesAllowed.class)
                    .or(com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith(PermitAll.class)));

    @ArchTest
    static final ArchRule entitiesStayInside =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule nobodySendsToKafkaButTheOutbox =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka.clients.producer..");

    @ArchTest
    static final ArchRule roomsDoNotNeedEachOtherInCircles =
            slices().matching("org.linli.intake.(*)..").should().beFreeOfCycles();
}
