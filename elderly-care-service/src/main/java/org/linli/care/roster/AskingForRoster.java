package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Has a day of an area planned; the desk of the area. */
@ApplicationScoped
class AskingForRoster {

    private static final long USUAL = 200_000;
    private static final long MOST_ITERATIONS = 50_000_000;
    private static final int MOST_SECONDS = 60;
    private static final int MOST_DAYS = 60;

    private final Areas areas;
    private final Rosters rosters;
    private final RosterChronicle chronicle;
    private final ReadingDay.Midnight midnight;

    AskingForRoster(Areas areas, Rosters rosters, RosterChronicle chronicle, ReadingDay.Midnight midnight) {
        this.areas = areas;
        this.rosters = rosters;
        this.chronicle = chronicle;
        this.midnight = midnight;
    }

    /** @throws Problem invalid-input, not-allowed; conflict while another of this area and day is at work */
    @Transactional
    UUID ask(RosterBody body, Actor actor) {
        String area = Asked.code("area", body.area());
        String path = areas.pathOf(area, "area");
        actor.requireIn(path, RosterTable.DESK);
        LocalDate day = Asked.given("day", body.day());
        LocalDate today = midnight.today();
        if (day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS))) {
            throw Problem.invalid("day", "range", "须为今日至 60 天内", "must be today or within 60 days");
        }
        Long iterations = iterations(body.budget());
        Integer seconds = body.budget() == null ? null : seconds(body.budget());
        Instant now = chronicle.now();
        Roster roster = new Roster(
                TimeOrderedId.at(now),
                1,
                RosterState.PLANNING,
                area,
                path,
                day,
                "asked",
                null,
                body.seed() == null ? 1 : body.seed(),
                iterations,
                seconds,
                false,
                now,
                null,
                List.of(),
                null,
                null,
                Map.of(),
                0,
                0,
                0);
        if (!rosters.insert(roster, actor.subject())) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("此区域当日正在排班", "Another roster of this area and day is at work");
        }
        chronicle.asked(roster, actor, now);
        return roster.id();
    }

    private static @Nullable Long iterations(RosterBody.@Nullable BudgetBody budget) {
        if (budget == null) {
            return USUAL;
        }
        if ((budget.iterations() == null) == (budget.seconds() == null)) {
            throw Problem.invalid(
                    "budget",
                    "one-of",
                    "iterations 与 seconds 须且只能给出一项",
                    "must have iterations or seconds, and not both");
        }
        Long told = budget.iterations();
        if (told != null && (told < 1 || told > MOST_ITERATIONS)) {
            throw Problem.invalid("budget.iterations", "range", "须为 1 至 50000000", "must be 1 to 50,000,000");
        }
        return told;
    }

    private static @Nullable Integer seconds(RosterBody.BudgetBody budget) {
        Integer told = budget.seconds();
        if (told != null && (told < 1 || told > MOST_SECONDS)) {
            throw Problem.invalid("budget.seconds", "range", "须为 1 至 60", "must be 1 to 60");
        }
        return told;
    }
}
