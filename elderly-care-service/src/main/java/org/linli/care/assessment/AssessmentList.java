package org.linli.care.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.Elders;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.sql.Database;

/** Assessments to read, and those that are due again. */
@ApplicationScoped
class AssessmentList {

    private final Assessments assessments;
    private final Elders elders;
    private final Areas areas;
    private final Database database;

    AssessmentList(Assessments assessments, Elders elders, Areas areas, Database database) {
        this.assessments = assessments;
        this.elders = elders;
        this.areas = areas;
        this.database = database;
    }

    /** Everything that was found of somebody, latest first. @throws Problem not-found */
    @Transactional
    List<Assessments.AssessmentView> of(UUID elder, Actor actor) {
        ElderRef ref = elders.find(elder)
                .filter(each -> actor.mayIn(ElderTable.DESK, each.areaPath())
                        || actor.mayIn(ElderTable.GRID_WORKER, each.areaPath()))
                .orElseThrow(Elders::unknown);
        return assessments.of(ref.id());
    }

    /** Of people who are cared for, the latest of each, that are due until a day. @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<Assessments.AssessmentView> due(
            LocalDate until, @Nullable String area, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ElderTable.DESK).restrict("e.area_path", where, arguments);
        if (area != null) {
            AreaScope.within("e.area_path", areas.pathOf(area, "area"), where, arguments);
        }
        where.add("s.next_due <= ?");
        arguments.add(until);
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 2);
            where.add("(s.next_due, s.id::text) > (?, ?)");
            arguments.add(after.date(0));
            arguments.add(after.text(1));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        """
                        SELECT s.* FROM assessment s JOIN elder e ON e.id = s.elder AND e.state IN ('registered', 'away')
                         WHERE s.annulled_at IS NULL
                           AND NOT EXISTS (SELECT 1 FROM assessment l WHERE l.elder = s.elder AND l.annulled_at IS NULL
                                              AND (l.assessed_on, l.told_at) > (s.assessed_on, s.told_at))
                           AND\s""" + String.join(" AND ", where) + " ORDER BY s.next_due, s.id::text LIMIT ?",
                        Assessments::view,
                        arguments.toArray()),
                size,
                each -> Cursor.of(each.nextDue(), each.id()));
    }
}
