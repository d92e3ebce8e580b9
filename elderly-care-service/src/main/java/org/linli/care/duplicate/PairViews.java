package org.linli.care.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.Elders;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Pairs to read: of the one elsewhere a desk sees where they are, and nothing else that it did not know. */
@ApplicationScoped
class PairViews {

    /**
     * @param reasons what is the same: {@code id-number}, {@code name-and-birth}
     * @param kept who is kept, while it is merged
     * @param undoUntil until when the merge can be undone
     */
    @Schema(name = "Duplicate")
    public record PairView(
            UUID id,
            long version,
            String state,
            List<String> reasons,
            Instant foundAt,
            SideView one,
            SideView other,
            @Nullable UUID kept,
            @Nullable String reason,
            @Nullable Instant decidedAt,
            @Nullable Instant undoUntil) {}

    /** @param name and birth date and address only for the desk of their area */
    @Schema(name = "DuplicateSide")
    public record SideView(
            UUID elder,
            String state,
            String area,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String address) {}

    private final OpeningPair opening;
    private final Areas areas;
    private final Database database;

    PairViews(OpeningPair opening, Areas areas, Database database) {
        this.opening = opening;
        this.areas = areas;
        this.database = database;
    }

    /** @throws Problem not-found */
    @Transactional
    PairView one(UUID id, Actor actor) {
        return view(opening.see(id, actor).pair(), actor);
    }

    /** @param state {@code open}, {@code merged} or {@code dismissed} @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<PairView> page(
            @Nullable String area, @Nullable String state, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        List<String> near = new ArrayList<>();
        AreaScope.of(actor, ElderTable.DESK).restrict("e.area_path", near, arguments);
        if (area != null) {
            AreaScope.within("e.area_path", areas.pathOf(area, "area"), near, arguments);
        }
        where.add(
                "EXISTS (SELECT 1 FROM elder e WHERE e.id IN (p.one, p.other) AND " + String.join(" AND ", near) + ")");
        if (state != null) {
            where.add("p.state = ?");
            arguments.add(known(state));
        }
        if (cursor != null) {
            where.add("p.id::text > ?");
            arguments.add(Cursor.parse(cursor, 1).text(0));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        List<Pair> found = database.list(
                "SELECT p.* FROM duplicate_pair p WHERE " + String.join(" AND ", where)
                        + " ORDER BY p.id::text LIMIT ?",
                Pairs::read,
                arguments.toArray());
        Page<Pair> page = Page.of(found, size, pair -> Cursor.of(pair.id()));
        return new Page<>(page.items().stream().map(pair -> view(pair, actor)).toList(), page.next());
    }

    private PairView view(Pair pair, Actor actor) {
        Instant decided = pair.decidedAt();
        boolean merged = pair.state() == PairState.MERGED && decided != null;
        return new PairView(
                pair.id(),
                pair.version(),
                pair.state().wire(),
                pair.reasons(),
                pair.foundAt(),
                side(pair.one(), actor),
                side(pair.other(), actor),
                pair.kept(),
                pair.reason(),
                decided,
                merged ? decided.plus(Duration.ofDays(PairTable.DAYS_TO_UNDO)) : null);
    }

    private SideView side(UUID elder, Actor actor) {
        return database.first(
                        "SELECT state, name, birth_date, address, area_code, area_path FROM elder WHERE id = ?",
                        row -> {
                            boolean near = actor.mayIn(ElderTable.DESK, row.getString("area_path"));
                            return new SideView(
                                    elder,
                                    row.getString("state"),
                                    row.getString("area_code"),
                                    near ? row.getString("name") : null,
                                    near ? row.getObject("birth_date", LocalDate.class) : null,
                                    near ? row.getString("address") : null);
                        },
                        elder)
                .orElseThrow(Elders::unknown);
    }

    private static String known(String state) {
        return Stream.of(PairState.values())
                .map(PairState::wire)
                .filter(state::equals)
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "state", "one-of", "须为 open、merged 或 dismissed", "must be open, merged or dismissed"));
    }
}
