package org.linli.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.linli.kit.problem.ProblemType;

/** Rules every service's classes keep; each service runs them over its own packages. */
public final class HouseRules {

    private static final DescribedPredicate<JavaMethod> ENDPOINT = DescribedPredicate.describe(
            "endpoint methods",
            method -> List.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class).stream()
                    .anyMatch(method::isAnnotatedWith));

    /** The outbox is the only way to Kafka: nothing is sent that its transaction did not decide. */
    @ArchTest
    static final ArchRule onlyTheOutboxSends = noClasses()
            .that()
            .resideOutsideOfPackage("org.linli.kit.outbox..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.apache\\.kafka\\.clients\\.producer\\..*"
                    + "|org\\.eclipse\\.microprofile\\.reactive\\.messaging\\.Emitter"
                    + "|io\\.smallrye\\.reactive\\.messaging\\.MutinyEmitter");

    /** A package-private resource answers 404 without a word. */
    @ArchTest
    static final ArchRule resourcesArePublic =
            classes().that().areAnnotatedWith(Path.class).should().bePublic();

    @ArchTest
    static final ArchRule endpointsArePublic = methods().that(ENDPOINT).should().bePublic();

    @ArchTest
    static final ArchRule endpointsSayWhoMayCall = methods().that(ENDPOINT).should(sayWhoMayCall());

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Inject.class).allowEmptyShould(true);

    /** What the table holds is not what the API shows. */
    @ArchTest
    static final ArchRule resourcesDoNotReturnEntities = methods()
            .that(ENDPOINT)
            .should(new ArchCondition<>("not return an entity") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    JavaClass returned = method.getRawReturnType();
                    events.add(new SimpleConditionEvent(
                            method,
                            !returned.isAnnotatedWith(Entity.class),
                            method.getFullName() + " returns an entity"));
                }
            });

    /** A caller who is refused must be able to read why. */
    @ArchTest
    static final ArchRule everyProblemIsTold = classes()
            .that()
            .implement(ProblemType.class)
            .should(new ToldOnTheirPage())
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAClassIsFor = noClasses()
            .that()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Base)$");

    private HouseRules() {}

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("carry @RolesAllowed, @Authenticated or @PermitAll") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean said = List.of(RolesAllowed.class, Authenticated.class, PermitAll.class).stream()
                        .anyMatch(a ->
                                method.isAnnotatedWith(a) || method.getOwner().isAnnotatedWith(a));
                events.add(
                        new SimpleConditionEvent(method, said, method.getFullName() + " does not say who may call it"));
            }
        };
    }
}
