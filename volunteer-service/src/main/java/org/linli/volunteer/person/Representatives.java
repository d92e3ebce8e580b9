package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Who may act for people without a phone; the desk of their area names and dismisses them. */
@ApplicationScoped
class Representatives {

    /** @param subject of the token of whoever represents */
    @Schema(name = "Representative")
    public record Representative(UUID id, String subject, Instant begunAt) {}

    private final Profiles profiles;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    Representatives(Profiles profiles, Database database, Audit audit, Clock clock) {
        this.profiles = profiles;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who stand. @throws Problem not-found, not-allowed */
    @Transactional
    List<Representative> of(UUID person, Actor actor) {
        actor.requireIn(profiles.byId(person).areaPath(), ActingFor.DESK);
        return standing(person);
    }

    /**
     * Names one, or answers the one there is.
     *
     * @param byPerson whose subject is meant, instead of the subject itself
     * @throws Problem not-found, not-allowed, invalid-input; conflict for a person who can sign in
     */
    @Transactional
    Representative appoint(UUID person, @Nullable String subject, @Nullable UUID byPerson, Actor actor) {
        Profile profile = profiles.locked(person);
        String role = actor.requireIn(profile.areaPath(), ActingFor.DESK);
        if (profile.subject() != null) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此人自己能够登录,无须代办人", "This person signs in themselves and needs nobody to act for them");
        }
        String wanted = byPerson == null ? Asked.words("subject", subject, 255) : subjectOf(byPerson);
        Instant now = clock.instant();
        int anew = database.update("""
                INSERT INTO representative (id, person, subject, appointed_by, begun_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (person, subject) WHERE ended_at IS NULL DO NOTHING""", TimeOrderedId.at(now), person, wanted, actor.subject(), now);
        if (anew == 1) {
            audit.record(AuditEntry.of(now, actor, role, "appoint-representative", "person", person.toString())
                    .with(Map.of("for", person.toString(), "representative", wanted)));
        }
        return standing(person).stream()
                .filter(r -> r.subject().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /** @throws Problem not-found, not-allowed */
    @Transactional
    void dismiss(UUID person, UUID representative, Actor actor) {
        Profile profile = profiles.locked(person);
        String role = actor.requireIn(profile.areaPath(), ActingFor.DESK);
        Instant now = clock.instant();
        int ended = database.update("""
                UPDATE representative SET ended_at = greatest(?, begun_at), ended_by = ?
                 WHERE id = ? AND person = ? AND ended_at IS NULL""", now, actor.subject(), representative, person);
        if (ended == 0) {
            throw Problem.notFound("representative", "该代办人");
        }
        audit.record(AuditEntry.of(now, actor, role, "dismiss-representative", "person", person.toString())
                .with(Map.of("for", person.toString(), "representative", representative.toString())));
    }

    private List<Representative> standing(UUID person) {
        return database.list(
                "SELECT id, subject, begun_at FROM representative WHERE person = ? AND ended_at IS NULL ORDER BY begun_at, id",
                row -> new Representative(
                        row.getObject("id", UUID.class),
                        row.getString("subject"),
                        Objects.requireNonNull(Database.instant(row, "begun_at"))),
                person);
    }

    private String subjectOf(UUID person) {
        return database
                .list(
                        "SELECT subject FROM person WHERE id = ? AND subject IS NOT NULL",
                        row -> row.getString(1),
                        person)
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "personId", "signs-in", "须为能够登录的已登记人员", "must be a registered person who signs in"));
    }
}
