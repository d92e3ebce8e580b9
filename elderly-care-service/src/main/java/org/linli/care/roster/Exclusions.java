package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.Carers;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.care.registry.AreaScope;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Who is not sent to whom; the desk of the area where that person lives. */
@ApplicationScoped
class Exclusions {

    /** @param reason 1–500 characters */
    @Schema(name = "ExclusionTold")
    public record Body(
            @Nullable UUID carer,
            @Nullable UUID elder,
            @Nullable String reason) {}

    @Schema(name = "Exclusion")
    public record ExclusionView(UUID id, UUID carer, UUID elder, String reason, Instant since) {}

    private final Elders elders;
    private final Carers carers;
    private final Database database;
    private final Audit audit;
    private final RosterChronicle chronicle;

    Exclusions(Elders elders, Carers carers, Database database, Audit audit, RosterChronicle chronicle) {
        this.elders = elders;
        this.carers = carers;
        this.database = database;
        this.audit = audit;
        this.chronicle = chronicle;
    }

    /** Said again it stands once. @throws Problem not-found, invalid-input */
    @Transactional
    UUID exclude(Body body, Actor actor) {
        ElderRef elder = elders.find(Asked.given("elder", body.elder()))
                .filter(each -> actor.mayIn(RosterTable.DESK, each.areaPath()))
                .orElseThrow(Elders::unknown);
        UUID carer = Asked.given("carer", body.carer());
        if (carers.find(carer).isEmpty()) {
            throw Problem.invalid("carer", "known-carer", "没有此护理员", "no such carer");
        }
        String reason = Asked.words("reason", body.reason(), Asked.LONGEST_REASON);
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        int anew = database.update("""
                INSERT INTO carer_exclusion (id, carer_id, elder_id, reason, told_by, told_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (carer_id, elder_id) DO NOTHING""", id, carer, elder.id(), reason, actor.subject(), now);
        if (anew == 1) {
            audit.record(AuditEntry.of(now, actor, RosterTable.DESK, "exclude", "carer", carer.toString())
                    .because(reason));
        }
        return database.first(
                        "SELECT id FROM carer_exclusion WHERE carer_id = ? AND elder_id = ?",
                        row -> row.getObject("id", UUID.class),
                        carer,
                        elder.id())
                .orElseThrow();
    }

    /** @throws Problem not-found */
    @Transactional
    void lift(UUID id, Actor actor) {
        UUID elder = database.first(
                        "SELECT elder_id FROM carer_exclusion WHERE id = ? FOR UPDATE",
                        row -> row.getObject("elder_id", UUID.class),
                        id)
                .orElseThrow(Exclusions::unknown);
        elders.find(elder)
                .filter(each -> actor.mayIn(RosterTable.DESK, each.areaPath()))
                .orElseThrow(Exclusions::unknown);
        database.update("DELETE FROM carer_exclusion WHERE id = ?", id);
        audit.record(
                AuditEntry.of(chronicle.now(), actor, RosterTable.DESK, "lift-exclusion", "elder", elder.toString()));
    }

    /** @throws Problem not-allowed */
    @Transactional
    List<ExclusionView> standing(Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, RosterTable.DESK).restrict("e.area_path", where, arguments);
        return database.list(
                "SELECT x.* FROM carer_exclusion x JOIN elder e ON e.id = x.elder_id WHERE "
                        + String.join(" AND ", where) + " ORDER BY x.id LIMIT 1000",
                row -> new ExclusionView(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        Objects.requireNonNull(row.getObject("carer_id", UUID.class)),
                        Objects.requireNonNull(row.getObject("elder_id", UUID.class)),
                        row.getString("reason"),
                        Objects.requireNonNull(Database.instant(row, "told_at"))),
                arguments.toArray());
    }

    private static Problem unknown() {
        return Problem.notFound("exclusion", "该回避");
    }
}
