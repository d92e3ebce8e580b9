package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.care.risk.RiskLevel;
import org.linli.care.risk.RiskLevels;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.VisitState;
import org.linli.care.visit.Visits;
import org.linli.kit.sql.Database;
import org.linli.plan.Coupling;
import org.linli.plan.Funding;
import org.linli.plan.Part;
import org.linli.plan.Pin;
import org.linli.plan.Placement;
import org.linli.plan.Visit;
import org.linli.plan.Window;
import org.linli.plan.Wishes;

/** The visits of a day as the engine sees them. */
@ApplicationScoped
class VisitsOfDay {

    private record Row(
            String id,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String contract,
            @Nullable String coupling,
            int least,
            int most,
            @Nullable String preferred,
            @Nullable Instant preferredTo,
            @Nullable String pinned,
            @Nullable Instant pinnedAt) {}

    private static final Map<RiskLevel, Integer> RISK =
            Map.of(RiskLevel.LOW, 10, RiskLevel.MEDIUM, 30, RiskLevel.HIGH, 100);
    private static final int MINUTE = 60;
    private static final int PERCENT_A_VISIT = 25;

    private final Database database;
    private final Visits visits;
    private final RiskLevels risks;
    private final Duration frozen;

    /** @param frozen {@code linli.care.frozen}: how long before it begins a published visit does not move any more */
    VisitsOfDay(
            Database database,
            Visits visits,
            RiskLevels risks,
            @ConfigProperty(name = "linli.care.frozen", defaultValue = "PT2H") Duration frozen) {
        this.database = database;
        this.visits = visits;
        this.risks = risks;
        this.frozen = frozen;
    }

    /** @param able carers who work that day: a visit that has begun by another is not planned */
    @Transactional
    List<Visit> of(String areaPath, LocalDate day, Instant midnight, Instant now, Places places, Set<String> able) {
        List<Visit> wanted = new ArrayList<>();
        for (Row row : rows(areaPath, day)) {
            VisitRef visit = visits.find(row.id()).orElseThrow(Visits::unknown);
            Placement published = published(visit, midnight);
            boolean known = published != null && able.containsAll(published.carers());
            boolean begun = visit.state() != VisitState.DRAFT && visit.state() != VisitState.PUBLISHED;
            if (begun && !known) {
                continue;
            }
            Visit planned = visit(row, visit, midnight, places, able);
            if (known) {
                boolean soon = published.starts().getFirst() < tick(midnight, now.plus(frozen));
                planned = begun || soon ? planned.frozenAt(published) : planned.published(published);
            }
            wanted.add(planned);
        }
        return wanted;
    }

    private List<Row> rows(String areaPath, LocalDate day) {
        return database.list(
                """
                SELECT v.id, e.longitude, e.latitude, v.package_id::text AS contract, v.coupling, v.gap_least, v.gap_most,
                       v.preferred_carer::text AS preferred, v.preferred_to, p.carer_id::text AS pinned, p.at AS pinned_at
                  FROM visit v JOIN elder e ON e.id = v.elder_id LEFT JOIN visit_pin p ON p.visit_id = v.id
                 WHERE v.day = ? AND starts_with(v.area_path || '.', ? || '.')
                   AND v.state IN ('draft', 'published', 'on-the-way', 'arrived', 'done', 'verified', 'no-answer')
                 ORDER BY v.begins_at, v.id""",
                row -> new Row(
                        row.getString("id"),
                        row.getObject("longitude", Double.class),
                        row.getObject("latitude", Double.class),
                        row.getString("contract"),
                        row.getString("coupling"),
                        row.getInt("gap_least"),
                        row.getInt("gap_most"),
                        row.getString("preferred"),
                        Database.instant(row, "preferred_to"),
                        row.getString("pinned"),
                        Database.instant(row, "pinned_at")),
                day,
                areaPath);
    }

    private Visit visit(Row row, VisitRef visit, Instant midnight, Places places, Set<String> able) {
        int length = visit.minutes() * MINUTE;
        int opens = tick(midnight, visit.beginsAt());
        int latest = Math.max(opens, tick(midnight, visit.endsAt()) - length);
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < visit.carers(); part++) {
            parts.add(new Part(new HashSet<>(visit.skills()), length));
        }
        return new Visit(
                visit.id(),
                visit.elder().toString(),
                visit.id(),
                0,
                places.number(row.longitude(), row.latitude()),
                new Window(opens, due(row, midnight, opens, latest, length), latest),
                parts,
                coupling(row),
                RISK.getOrDefault(risks.of(visit.elder()), 10),
                row.contract() == null ? null : new Funding(row.contract(), visit.kind()),
                new Wishes(familiar(visit.elder(), able), row.preferred() == null ? Set.of() : Set.of(row.preferred())),
                pin(row, midnight),
                null,
                false);
    }

    /** The engine knows being late, not being early: a service that is over by the end of what would suit best is on time. */
    private static int due(Row row, Instant midnight, int opens, int latest, int length) {
        return row.preferredTo() == null
                ? latest
                : Math.clamp(tick(midnight, row.preferredTo()) - length, opens, latest);
    }

    private static Coupling coupling(Row row) {
        return "in-order".equals(row.coupling())
                ? Coupling.after(row.least() * MINUTE, row.most() * MINUTE)
                : Coupling.together();
    }

    private static @Nullable Pin pin(Row row, Instant midnight) {
        if (row.pinned() == null && row.pinnedAt() == null) {
            return null;
        }
        return new Pin(
                row.pinned() == null ? Map.of() : Map.of(0, row.pinned()),
                row.pinnedAt() == null ? null : tick(midnight, row.pinnedAt()));
    }

    /** Who came in the last three months: a quarter a visit, up to all. */
    private Map<String, Integer> familiar(UUID elder, Set<String> able) {
        Map<String, Integer> familiar = new HashMap<>();
        database.list("""
                        SELECT p.carer_id::text AS carer, count(*) AS visits FROM visit v JOIN visit_part p ON p.visit_id = v.id
                         WHERE v.elder_id = ? AND p.finished_at > now() - interval '90 days' AND v.state IN ('done', 'verified')
                         GROUP BY p.carer_id""", row -> Map.entry(row.getString("carer"), row.getInt("visits")), elder).stream()
                .filter(each -> able.contains(each.getKey()))
                .forEach(each -> familiar.put(each.getKey(), Math.min(100, PERCENT_A_VISIT * each.getValue())));
        return familiar;
    }

    private static @Nullable Placement published(VisitRef visit, Instant midnight) {
        List<String> carers = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (VisitRef.PartRef part : visit.parts()) {
            UUID carer = part.carer();
            Instant at = part.arrivedAt() == null ? part.plannedAt() : part.arrivedAt();
            if (carer == null || at == null) {
                return null;
            }
            carers.add(carer.toString());
            starts.add(tick(midnight, at));
        }
        return carers.size() == visit.carers() ? new Placement(carers, starts) : null;
    }

    private static int tick(Instant midnight, Instant moment) {
        return (int) Math.max(0, Duration.between(midnight, moment).toSeconds());
    }
}
