package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.registry.Areas;

/**
 * Every back entry, for everybody around: registered people of the same community and of the person's work unit, the desk and
 * the auditor of the area. Hours that come in by a back door are seen by those who would know.
 */
@ApplicationScoped
class BackEntryList {

    private static final String[] OFFICERS = {BackEntryTable.DESK, "auditor"};
    private static final int MARK_BYTES = 4;

    private final BackEntries entries;
    private final Database database;
    private final People people;
    private final Areas areas;
    private final PeopleKey key;

    BackEntryList(BackEntries entries, Database database, People people, Areas areas, PeopleKey key) {
        this.entries = entries;
        this.database = database;
        this.people = people;
        this.areas = areas;
        this.key = key;
    }

    /** What the caller may look at: the areas they are an officer of, and where they live and work themselves. */
    private record Sight(
            List<String> areaPaths,
            @Nullable String community,
            @Nullable String unit) {

        boolean asOfficer(BackEntry entry) {
            return areaPaths.stream().anyMatch(path -> within(entry.areaPath(), path));
        }

        boolean maySee(BackEntry entry) {
            return asOfficer(entry)
                    || community != null && community.equals(entry.community())
                    || unit != null && unit.equals(entry.workUnit());
        }
    }

    /** The latest first. @throws Problem no-profile for who is neither an officer nor registered; invalid-input */
    @Transactional
    Page<BackEntryView> page(
            @Nullable String area, @Nullable String unit, int limit, @Nullable String cursor, Actor actor) {
        int size = Page.limit(limit);
        Sight sight = sight(actor);
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        restrict(sight, where, arguments);
        if (area != null) {
            where.add("starts_with(a.path || '.', ?)");
            arguments.add(areas.pathOf(area, "area") + ".");
        }
        if (unit != null) {
            where.add("b.work_unit = ?");
            arguments.add(unit);
            // Whose unit it is, is shown to the unit and to officers: nobody else finds it out by asking.
            List<String> officers = new ArrayList<>();
            restrict(new Sight(sight.areaPaths(), null, sight.unit()), officers, arguments);
            where.addAll(officers);
        }
        if (cursor != null) {
            Cursor after = Cursor.parse(cursor, 2);
            where.add("(b.entered_at, b.id) < (?, ?)");
            arguments.add(after.instant(0));
            arguments.add(uuid(after.text(1)));
        }
        arguments.add(size + 1);
        List<BackEntry> rows = database.list(
                BackEntries.SELECT + " WHERE " + String.join(" AND ", where)
                        + " ORDER BY b.entered_at DESC, b.id DESC LIMIT ?",
                BackEntries::read,
                arguments.toArray());
        Page<BackEntry> page =
                Page.of(rows, size, entry -> Cursor.of(entry.entered().at(), entry.id()));
        return new Page<>(
                page.items().stream().map(entry -> shown(entry, sight)).toList(), page.next());
    }

    /** @throws Problem not-found, also for who may not see it */
    @Transactional
    BackEntryView one(UUID id, Actor actor) {
        BackEntry entry = entries.byId(id);
        Sight sight = sight(actor);
        if (!sight.maySee(entry)) {
            throw BackEntries.unknown();
        }
        return shown(entry, sight);
    }

    /** As the desk that just acted on it sees it. */
    BackEntryView ofDesk(BackEntry entry) {
        return shown(entry, new Sight(List.of(entry.areaPath()), null, null));
    }

    private Sight sight(Actor actor) {
        List<String> officer = List.copyOf(actor.areaPaths(OFFICERS));
        Optional<Person> registered = people.bySubject(actor.subject()).filter(Person::active);
        if (officer.isEmpty()) {
            registered = Optional.of(people.required(actor.subject()));
        }
        return new Sight(
                officer,
                registered
                        .flatMap(person -> Communities.of(database, person.areaPath()))
                        .orElse(null),
                registered.map(Person::workUnit).orElse(null));
    }

    private static void restrict(Sight sight, List<String> where, List<Object> arguments) {
        List<String> any = new ArrayList<>(List.of("false"));
        for (String path : sight.areaPaths()) {
            any.add("starts_with(a.path || '.', ?)");
            arguments.add(path + ".");
        }
        if (sight.community() != null) {
            any.add("b.community = ?");
            arguments.add(sight.community());
        }
        if (sight.unit() != null) {
            any.add("b.work_unit = ?");
            arguments.add(sight.unit());
        }
        where.add("(" + String.join(" OR ", any) + ")");
    }

    private BackEntryView shown(BackEntry entry, Sight sight) {
        boolean whole = sight.asOfficer(entry);
        boolean neighbour = sight.community() != null && sight.community().equals(entry.community());
        boolean colleague = sight.unit() != null && sight.unit().equals(entry.workUnit());
        return new BackEntryView(
                entry.id(),
                entry.version(),
                entry.state().wire(),
                People.masked(entry.personName()),
                whole ? entry.person() : null,
                whole || neighbour ? entry.community() : null,
                whole || colleague ? entry.workUnit() : null,
                entry.kind(),
                entry.day(),
                entry.minutes(),
                whole ? entry.reason() : null,
                officer(entry.entered()),
                entry.decided() == null ? null : officer(entry.decided()),
                whole ? entry.decisionReason() : null);
    }

    private BackEntryView.Officer officer(BackEntry.Hand hand) {
        byte[] mac = key.mac("linli/back-entry/officer/v1", hand.subject());
        return new BackEntryView.Officer(
                BackEntryTable.DESK, hand.area(), HexFormat.of().formatHex(mac, 0, MARK_BYTES), hand.at());
    }

    private static boolean within(String path, String scope) {
        return path.equals(scope) || path.startsWith(scope + ".");
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
