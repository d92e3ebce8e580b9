package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Who may act for a person: they themselves, whoever represents them, the desk of where they live. */
@ApplicationScoped
public class ActingFor {

    public static final String ONESELF = "oneself";
    public static final String REPRESENTATIVE = "representative";
    public static final String DESK = "desk";

    private final Database database;

    ActingFor(Database database) {
        this.database = database;
    }

    /**
     * As what the actor may act for the person: {@link #ONESELF}, {@link #REPRESENTATIVE} or {@link #DESK}, the first that
     * counts.
     *
     * @throws Problem not-allowed when none does
     */
    public String require(Actor actor, Person person) {
        return as(actor, person)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail(
                                "须为本人、其代办人,或其所在区域的受理员",
                                "Needs to be that person, who represents them, or the desk of their area")
                        .with("roles", List.of(ONESELF, REPRESENTATIVE, DESK)));
    }

    /** As what the actor may act for the person, if at all. */
    @Transactional
    public Optional<String> as(Actor actor, Person person) {
        if (actor.subject().equals(person.subject())) {
            return Optional.of(ONESELF);
        }
        if (represents(actor, person)) {
            return Optional.of(REPRESENTATIVE);
        }
        return actor.mayIn(DESK, person.areaPath()) && !isForgotten(person) ? Optional.of(DESK) : Optional.empty();
    }

    /** For the audit: for whom something was done; nothing when they did it themselves. */
    public static Map<String, Object> details(String role, Person person) {
        return role.equals(ONESELF) ? Map.of() : Map.of("for", person.id().toString());
    }

    // Nobody is left to act for; what was theirs stays as it is.
    private boolean isForgotten(Person person) {
        return person.subject() == null
                && !person.active()
                && database.first("SELECT 1 FROM person WHERE id = ? AND state = 'erased'", row -> 1, person.id())
                        .isPresent();
    }

    // Only people without a subject are represented: whoever can sign in speaks for themselves.
    private boolean represents(Actor actor, Person person) {
        return person.subject() == null
                && database.first(
                                "SELECT 1 FROM representative WHERE person = ? AND subject = ? AND ended_at IS NULL",
                                row -> 1,
                                person.id(),
                                actor.subject())
                        .isPresent();
    }
}
