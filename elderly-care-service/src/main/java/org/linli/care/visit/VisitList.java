package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Visits to read: officers those of their areas, a carer today's own and no others. */
@ApplicationScoped
class VisitList {

    /** What to look for; null means any. An area stands for everything below it too. */
    record Query(
            @Nullable String area,
            @Nullable String state,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID elder,
            @Nullable UUID carer,
            boolean atRisk,
            int limit,
            @Nullable String cursor) {}

    private static final String OF_CARER =
            "EXISTS (SELECT 1 FROM visit_part p WHERE p.visit_id = v.id AND p.carer_id = ?)";

    private final Database database;
    private final Visits visits;
    private final Areas areas;
    private final Carers carers;
    private final VisitChronicle chronicle;

    VisitList(Database database, Visits visits, Areas areas, Carers carers, VisitChronicle chronicle) {
        this.database = database;
        this.visits = visits;
        this.areas = areas;
        this.carers = carers;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-allowed without a posting; invalid-input */
    @Transactional
    Page<VisitView> page(Query query, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        scope(actor, where, arguments);
        if (query.area() != null) {
            AreaScope.within("v.area_path", areas.pathOf(query.area(), "area"), where, arguments);
        }
        if (query.state() != null) {
            where.add("v.state = ?");
            arguments.add(VisitState.of(query.state())
                    .orElseThrow(() -> Problem.invalid("state", "known-state", "没有此状态", "no such state"))
                    .wire());
        }
        between(query, where, arguments);
        if (query.atRisk()) {
            where.add("(v.at_risk_since IS NOT NULL AND v.state IN ('draft', 'published')"
                    + " OR v.state = 'missed' AND v.day >= ?)");
            arguments.add(chronicle.dayOf(chronicle.now()));
        }
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), 2);
            where.add("(v.day, v.id) > (?, ?)");
            arguments.add(cursor.date(0));
            arguments.add(cursor.text(1));
        }
        int size = Page.limit(query.limit());
        arguments.add(size + 1);
        List<String> ids = database.list(
                "SELECT v.id FROM visit v WHERE " + String.join(" AND ", where) + " ORDER BY v.day, v.id LIMIT ?",
                row -> row.getString("id"),
                arguments.toArray());
        return Page.of(
                ids.stream()
                        .flatMap(id -> visits.whole(id).stream())
                        .map(VisitView::of)
                        .toList(),
                size,
                visit -> Cursor.of(visit.day(), visit.id()));
    }

    private void between(Query query, List<String> where, List<Object> arguments) {
        if (query.from() != null) {
            where.add("v.day >= ?");
            arguments.add(query.from());
        }
        if (query.to() != null) {
            where.add("v.day <= ?");
            arguments.add(query.to());
        }
        if (query.elder() != null) {
            where.add("v.elder_id = ?");
            arguments.add(query.elder());
        }
        if (query.carer() != null) {
            where.add(OF_CARER);
            arguments.add(query.carer());
        }
    }

    private void scope(Actor actor, List<String> where, List<Object> arguments) {
        if (!actor.areaPaths(VisitSight.officers()).isEmpty()) {
            AreaScope.of(actor, VisitSight.officers()).restrict("v.area_path", where, arguments);
            return;
        }
        actor.requireSomewhere(VisitTable.CARER);
        UUID me = carers.ofSubject(actor.subject())
                .filter(CarerRef::active)
                .map(CarerRef::id)
                .orElse(new UUID(0, 0));
        where.add(OF_CARER);
        arguments.add(me);
        where.add("v.day = ?");
        arguments.add(chronicle.dayOf(chronicle.now()));
    }
}
