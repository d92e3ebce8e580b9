package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.registry.Areas;

/** People of the desk's areas. Phones are never in a list. */
@ApplicationScoped
class PersonList {

    /** What to look for; null means any. An area stands for everything below it too. */
    record Query(
            @Nullable String area,
            @Nullable String skill,
            @Nullable String state,
            int limit,
            @Nullable String cursor) {}

    /**
     * A person in a list.
     *
     * @param signsIn false: others act for them
     */
    @Schema(name = "PersonInList")
    public record PersonRow(
            UUID id,
            long version,
            String state,
            String name,
            String area,
            @Nullable String workUnit,
            boolean signsIn,
            List<String> skills) {}

    private final Database database;
    private final Areas areas;

    PersonList(Database database, Areas areas) {
        this.database = database;
        this.areas = areas;
    }

    /** @throws Problem not-allowed without a posting as desk, invalid-input */
    @Transactional
    Page<PersonRow> page(Query query, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ActingFor.DESK).restrict("a.path", where, arguments);
        where.add("p.state <> 'erased'");
        int size = Page.limit(query.limit());
        if (query.area() != null) {
            AreaScope.within("a.path", areas.pathOf(query.area(), "area"), where, arguments);
        }
        if (query.skill() != null) {
            where.add("EXISTS (SELECT 1 FROM person_skill s WHERE s.person = p.id AND s.skill = ?)");
            arguments.add(Asked.code("skill", query.skill()));
        }
        if (query.state() != null) {
            where.add("p.state = ?");
            arguments.add(known(query.state()).wire());
        }
        if (query.cursor() != null) {
            where.add("p.id > ?");
            arguments.add(uuid(Cursor.parse(query.cursor(), 1).text(0)));
        }
        arguments.add(size + 1);
        List<PersonRow> rows = database.list(
                """
                SELECT p.id, p.version, p.state, p.name, p.area, p.work_unit, p.subject,
                       ARRAY(SELECT s.skill FROM person_skill s WHERE s.person = p.id ORDER BY s.skill) AS skills
                  FROM person p JOIN area a ON a.code = p.area
                 WHERE """ + " " + String.join(" AND ", where) + " ORDER BY p.id LIMIT ?",
                row -> new PersonRow(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        row.getString("state"),
                        row.getString("name"),
                        row.getString("area"),
                        row.getString("work_unit"),
                        row.getString("subject") != null,
                        List.of((String[]) row.getArray("skills").getArray())),
                arguments.toArray());
        return Page.of(rows, size, p -> Cursor.of(p.id()));
    }

    /** @throws Problem invalid-input for what is not part of a cursor of this list */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }

    private static PersonState known(String state) {
        for (PersonState each : PersonState.values()) {
            if (each != PersonState.ERASED && each.wire().equals(state)) {
                return each;
            }
        }
        throw Problem.invalid("state", "known", "没有此状态", "no such state");
    }
}
