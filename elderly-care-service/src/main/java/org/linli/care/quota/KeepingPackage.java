package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Takes a contract on; the desk of the area where it counts. */
@ApplicationScoped
class KeepingPackage {

    static final String DESK = "desk";
    static final String ENTITY = "package";

    private final ReadingPackage reading;
    private final Database database;
    private final TellingPackage telling;
    private final Audit audit;
    private final Clock clock;

    KeepingPackage(ReadingPackage reading, Database database, TellingPackage telling, Audit audit, Clock clock) {
        this.reading = reading;
        this.database = database;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule; not-allowed; conflict when the provider has this number already */
    @Transactional
    UUID open(PackageBody body, Actor actor) {
        String role = actor.requireIn(reading.areaPath(body), DESK);
        ReadingPackage.Told told = reading.read(body);
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        int anew = database.update(
                """
                INSERT INTO care_package (id, version, told, number, unit_code, area_code, first_day, last_day,
                                          no_answer_counts, created_at)
                VALUES (?, 1, 0, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (unit_code, number) DO NOTHING""", id, told.number(), told.unit(), told.area(), told.from(), told.to(), told.noAnswerCounts(), now);
        if (anew == 0) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("该单位已有此合同号", "The provider has a contract of this number already");
        }
        for (ReadingPackage.Line line : told.lines()) {
            database.update(
                    "INSERT INTO package_line (package_id, kind, contracted) VALUES (?, ?, ?)",
                    id,
                    line.kind(),
                    line.visits());
        }
        telling.changed(id);
        audit.record(AuditEntry.of(now, actor, role, "open", ENTITY, id.toString())
                .with(Map.of("number", told.number(), "unit", told.unit())));
        return id;
    }
}
