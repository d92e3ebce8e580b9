package org.linli.volunteer.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.invitation.FillingNeed;
import org.linli.volunteer.matching.MatchingMany;
import org.linli.volunteer.matching.NeedToMatch;
import org.linli.volunteer.registry.Areas;

/** Claims on needs that begin soon of which it is doubtful that somebody comes, the worst first. */
@ApplicationScoped
class ClaimsAtRisk {

    private static final String DESK = "desk";
    private static final Duration REMEMBERED = Duration.ofDays(182);

    private static final String SELECT = """
            SELECT c.id, c.need_id, c.person_id, c.state = 'CONFIRMED' AS confirmed, c.held_until, n.begins_at,
                   coalesce(past.made, 0) AS made, coalesce(past.kept, 0) AS kept
              FROM need n
              JOIN claim c ON c.need_id = n.id AND c.state IN ('HELD', 'CONFIRMED')
              LEFT JOIN LATERAL (
                   SELECT count(*) AS made, count(*) FILTER (WHERE e.state NOT IN ('LAPSED', 'RELEASED', 'NO_SHOW')) AS kept
                     FROM claim e
                    WHERE e.person_id = c.person_id AND e.telling AND e.claimed_at > ?
                      AND e.state NOT IN ('ENTERED', 'NOT_DRAWN', 'HELD', 'CONFIRMED')) past ON true
             WHERE n.begins_at > ? AND n.begins_at <= ?
               AND EXISTS (SELECT 1 FROM unnest(?::text[]) AS scope (path) WHERE starts_with(n.area_path || '.', scope.path))""";

    private static final Comparator<Doubtful> WORST_FIRST = Comparator.comparingInt(
                    (Doubtful each) -> -each.reasons().size())
            .thenComparingDouble(Doubtful::likelihood)
            .thenComparing(Doubtful::beginsAt)
            .thenComparing(Doubtful::claim);

    private final Database database;
    private final MatchingMany matching;
    private final FillingNeed filling;
    private final Areas areas;
    private final Clock clock;

    ClaimsAtRisk(Database database, MatchingMany matching, FillingNeed filling, Areas areas, Clock clock) {
        this.database = database;
        this.matching = matching;
        this.filling = filling;
        this.areas = areas;
        this.clock = clock;
    }

    /** What was found of one claim. */
    private record Doubtful(
            UUID claim,
            UUID need,
            UUID person,
            Instant beginsAt,
            @Nullable Instant heldUntil,
            double likelihood,
            List<String> reasons) {}

    /**
     * A claim of which it is doubtful that somebody comes.
     *
     * @param id of the claim
     * @param heldUntil when the hold lapses; null once it is confirmed
     * @param likelihood that the person comes, 0 to 1: claims of half a year that were served, of those that came to something
     * @param reasons not-confirmed, seldom-comes
     * @param couldStepIn how many others keep every hard rule of the need and may still be asked
     */
    @Schema(name = "ClaimAtRisk")
    public record AtRisk(
            UUID id,
            UUID need,
            UUID person,
            Instant beginsAt,
            @Nullable Instant heldUntil,
            double likelihood,
            List<String> reasons,
            int couldStepIn) {}

    /** @param total how many there are @param items the worst of them, up to the limit */
    @Schema(name = "ClaimsAtRisk")
    public record Found(int total, List<AtRisk> items) {}

    /**
     * @param area code; null: wherever the caller is desk
     * @throws Problem not-allowed for who is no desk there, invalid-input
     */
    @Transactional
    Found within(@Nullable String area, Duration within, int limit, Actor actor) {
        Instant now = clock.instant();
        List<Doubtful> doubtful = new ArrayList<>(database.list(
                SELECT, ClaimsAtRisk::read, now.minus(REMEMBERED), now, now.plus(within), scope(area, actor)));
        doubtful.removeIf(each -> each.reasons().isEmpty());
        doubtful.sort(WORST_FIRST);
        List<Doubtful> worst = doubtful.stream().limit(limit).toList();
        Map<UUID, List<UUID>> fitting = fitting(worst);
        Map<UUID, Set<UUID>> settled = filling.settled(List.copyOf(fitting.keySet()));
        return new Found(
                doubtful.size(),
                worst.stream()
                        .map(each -> shown(each, fitting.get(each.need()), settled.get(each.need())))
                        .toList());
    }

    private List<String> scope(@Nullable String area, Actor actor) {
        if (area != null) {
            String path = areas.pathOf(area, "area");
            actor.requireIn(path, DESK);
            return List.of(path + ".");
        }
        List<String> paths =
                actor.areaPaths(DESK).stream().map(path -> path + ".").toList();
        if (paths.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("您没有相应的任职", "You hold no posting for this")
                    .with("roles", List.of(DESK));
        }
        return paths;
    }

    private Map<UUID, List<UUID>> fitting(List<Doubtful> claims) {
        List<NeedToMatch> needs =
                matching.byIds(claims.stream().map(Doubtful::need).distinct().toList());
        return matching.crowd(needs).fitting(needs);
    }

    private static AtRisk shown(Doubtful each, @Nullable List<UUID> fitting, @Nullable Set<UUID> settled) {
        Set<UUID> not = settled == null ? Set.of() : settled;
        int others = (int) Objects.requireNonNull(fitting).stream()
                .filter(person -> !not.contains(person))
                .count();
        return new AtRisk(
                each.claim(),
                each.need(),
                each.person(),
                each.beginsAt(),
                each.heldUntil(),
                each.likelihood(),
                each.reasons(),
                others);
    }

    private static Doubtful read(ResultSet row) throws SQLException {
        boolean confirmed = row.getBoolean("confirmed");
        double likelihood = RiskRule.likelihood(row.getInt("made"), row.getInt("kept"));
        return new Doubtful(
                row.getObject("id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Objects.requireNonNull(Database.instant(row, "begins_at")),
                confirmed ? null : Database.instant(row, "held_until"),
                likelihood,
                RiskRule.reasons(confirmed, likelihood));
    }
}
