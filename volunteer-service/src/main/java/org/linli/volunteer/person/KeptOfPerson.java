package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Gathers all that this room keeps of a person. */
@ApplicationScoped
public class KeptOfPerson {

    private final Profiles profiles;
    private final Consents consents;
    private final Certificates certificates;
    private final Availability availability;
    private final Database database;

    KeptOfPerson(
            Profiles profiles,
            Consents consents,
            Certificates certificates,
            Availability availability,
            Database database) {
        this.profiles = profiles;
        this.consents = consents;
        this.certificates = certificates;
        this.availability = availability;
        this.database = database;
    }

    /** @throws Problem not-found, also for somebody whose data were erased */
    @Transactional
    public Kept of(UUID id) {
        Profile profile = profiles.present(id);
        return new Kept(
                id,
                profile.state().wire(),
                profile.subject() != null,
                profile.name(),
                profiles.phone(id).map(Phone::digits).orElse(null),
                profile.area(),
                profile.workUnit(),
                profile.household(),
                profile.birthYear(),
                profile.languages(),
                profile.weeklyCapMinutes(),
                profile.home(),
                registeredAt(id),
                database.list(
                        "SELECT reference FROM import_row WHERE list = 'people' AND entity = ? ORDER BY reference",
                        row -> row.getString("reference"),
                        id),
                database.list(
                        "SELECT skill FROM person_skill WHERE person = ? ORDER BY skill",
                        row -> row.getString("skill"),
                        id),
                memberships(id),
                consents.history(id).stream()
                        .map(said -> new ConsentResource.SaidView(
                                said.kind(), said.given(), said.at(), said.by(), said.as()))
                        .toList(),
                certificates.of(id).stream().map(CertificateView::of).toList(),
                availability.of(id),
                representatives(id),
                represents(profile.subject()));
    }

    private Instant registeredAt(UUID id) {
        return database.first(
                        "SELECT created_at FROM person WHERE id = ?",
                        row -> Objects.requireNonNull(Database.instant(row, "created_at")),
                        id)
                .orElseThrow();
    }

    private List<PersonView.MembershipView> memberships(UUID id) {
        return database.list(
                "SELECT kind, code, begun_at, ended_at FROM membership WHERE person = ? ORDER BY id",
                row -> new PersonView.MembershipView(
                        row.getString("kind"),
                        row.getString("code"),
                        Objects.requireNonNull(Database.instant(row, "begun_at")),
                        Database.instant(row, "ended_at")),
                id);
    }

    private List<Kept.RepresentationKept> representatives(UUID id) {
        return database.list(
                "SELECT subject, begun_at, ended_at FROM representative WHERE person = ? ORDER BY begun_at, id",
                row -> new Kept.RepresentationKept(
                        row.getString("subject"),
                        null,
                        Objects.requireNonNull(Database.instant(row, "begun_at")),
                        Database.instant(row, "ended_at")),
                id);
    }

    private List<Kept.RepresentationKept> represents(@Nullable String subject) {
        return database.list(
                "SELECT person, begun_at, ended_at FROM representative WHERE subject = ? ORDER BY begun_at, id",
                row -> new Kept.RepresentationKept(
                        null,
                        row.getObject("person", UUID.class),
                        Objects.requireNonNull(Database.instant(row, "begun_at")),
                        Database.instant(row, "ended_at")),
                subject);
    }
}
