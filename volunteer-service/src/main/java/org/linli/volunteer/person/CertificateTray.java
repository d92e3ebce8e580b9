package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.registry.Areas;

/** Certificates of the desk's areas, the longest waiting first. */
@ApplicationScoped
class CertificateTray {

    private final Database database;
    private final Areas areas;

    CertificateTray(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** @throws Problem not-allowed without a posting as desk, invalid-input */
    @Transactional
    Page<CertificateView> page(
            @Nullable String state, @Nullable String area, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ActingFor.DESK).restrict("a.path", where, arguments);
        int size = Page.limit(limit);
        if (area != null) {
            AreaScope.within("a.path", areas.pathOf(area, "area"), where, arguments);
        }
        if (state != null) {
            where.add("c.state = ?");
            arguments.add(known(state).wire());
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 2);
            where.add("(c.entered_at, c.id) > (?, ?)");
            arguments.add(after.instant(0));
            arguments.add(PersonList.uuid(after.text(1)));
        }
        arguments.add(size + 1);
        List<CertificateView> rows = database.list(
                "SELECT " + Certificates.COLUMNS
                        + " FROM certificate c JOIN person p ON p.id = c.person JOIN area a ON a.code = p.area WHERE "
                        + String.join(" AND ", where) + " ORDER BY c.entered_at, c.id LIMIT ?",
                row -> CertificateView.of(Certificates.read(row)),
                arguments.toArray());
        return Page.of(rows, size, c -> Cursor.of(c.enteredAt(), c.id()));
    }

    private static CertificateState known(String state) {
        for (CertificateState each : CertificateState.values()) {
            if (each.wire().equals(state)) {
                return each;
            }
        }
        throw Problem.invalid("state", "known", "没有此状态", "no such state");
    }
}
