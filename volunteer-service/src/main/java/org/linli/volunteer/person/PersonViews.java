package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Transitions;

/** Shows people to those who may look at them, and no more of them than is theirs to see. */
@ApplicationScoped
class PersonViews {

    private static final String AUDITOR = "auditor";

    private final Profiles profiles;
    private final Memberships memberships;
    private final Skills skills;
    private final Consents consents;
    private final ActingFor acting;

    PersonViews(Profiles profiles, Memberships memberships, Skills skills, Consents consents, ActingFor acting) {
        this.profiles = profiles;
        this.memberships = memberships;
        this.skills = skills;
        this.consents = consents;
        this.acting = acting;
    }

    /** @throws Problem not-found, also for whoever may not look at this person */
    @Transactional
    PersonView of(UUID id, Actor actor) {
        Profile profile = visible(id, actor);
        Optional<String> role = acting.as(actor, profile.person());
        boolean whole = role.filter(PersonViews::seesWhole).isPresent();
        return new PersonView(
                id,
                profile.version(),
                profile.state().wire(),
                whole ? profile.name() : Profile.masked(profile.name()),
                profiles.phone(id).map(Phone::masked).orElse(null),
                profile.subject() != null,
                profile.area(),
                profile.workUnit(),
                whole ? profile.household() : null,
                whole ? profile.birthYear() : null,
                profile.languages(),
                profile.weeklyCapMinutes(),
                whole ? profile.home() : null,
                skills.of(id),
                consents.now(id),
                whole ? memberships(id) : List.of(),
                samePhone(id, actor),
                role.map(r -> possible(profile, r)).orElse(List.of()));
    }

    /** My own. @throws Problem not-found before I registered */
    @Transactional
    PersonView mine(Actor actor) {
        UUID id = profiles.bySubject(actor.subject())
                .map(Profile::id)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND).detail("您尚未登记", "You have not registered"));
        return of(id, actor);
    }

    /** The profile, for whoever may look at it. @throws Problem not-found */
    @Transactional
    Profile visible(UUID id, Actor actor) {
        Profile profile = profiles.present(id);
        if (acting.as(actor, profile.person()).isEmpty() && !actor.mayIn(AUDITOR, profile.areaPath())) {
            throw Problem.notFound("person", "该登记");
        }
        return profile;
    }

    static boolean seesWhole(String role) {
        return !role.equals(ActingFor.REPRESENTATIVE);
    }

    private List<PersonView.MembershipView> memberships(UUID id) {
        return memberships.of(id).stream()
                .map(m -> new PersonView.MembershipView(m.kind(), m.code(), m.begunAt(), m.endedAt()))
                .toList();
    }

    private List<UUID> samePhone(UUID id, Actor actor) {
        if (!actor.has(ActingFor.DESK)) {
            return List.of();
        }
        return profiles.withThePhoneOf(id).stream()
                .filter(other -> actor.mayIn(ActingFor.DESK, other.areaPath()))
                .map(Person::id)
                .toList();
    }

    private static List<String> possible(Profile profile, String role) {
        return PersonTable.PERSON.possible(profile.state()).stream()
                .filter(p -> p.roles().contains(role))
                .map(Transitions.Possible::action)
                .toList();
    }
}
