package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.registry.Areas;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Who would move up or down by other rules, and how many visits more that is. Changes nothing. */
@ApplicationScoped
class PreviewingRules {

    /** @param from level now @param to level then */
    @Schema(name = "RiskMove")
    public record Move(UUID elder, String from, String to, List<RiskRules.Reason> reasons) {}

    /**
     * What other rules would do.
     *
     * @param people who were looked at
     * @param levelsNow people by level
     * @param levelsThen the same by the other rules
     * @param up people whose level rises
     * @param down people whose level falls
     * @param visitsMore in 28 days, of what the levels are owed, to who agreed to be visited; negative: fewer
     * @param moves the first 500 of those who move
     */
    @Schema(name = "RiskPreview")
    public record Preview(
            int people,
            Map<String, Integer> levelsNow,
            Map<String, Integer> levelsThen,
            int up,
            int down,
            int visitsMore,
            List<Move> moves) {}

    private static final int MOST_MOVES = 500;

    private final RulesTable table;
    private final FactsOfMany facts;
    private final Places places;
    private final ElderChronicle chronicle;
    private final Instance<VisitsOfRule> recurrences;

    PreviewingRules(
            RulesTable table,
            FactsOfMany facts,
            Places places,
            ElderChronicle chronicle,
            @Any Instance<VisitsOfRule> recurrences) {
        this.table = table;
        this.facts = facts;
        this.places = places;
        this.chronicle = chronicle;
        this.recurrences = recurrences;
    }

    /** Where to look. */
    @ApplicationScoped
    static class Places {

        private final Areas areas;
        private final Database database;

        Places(Areas areas, Database database) {
            this.areas = areas;
            this.database = database;
        }

        /** @throws Problem invalid-input */
        String pathOf(@Nullable String area) {
            return area == null
                    ? database.first(
                                    "SELECT path FROM area WHERE level = 'city' AND NOT retired",
                                    row -> row.getString("path"))
                            .orElse("")
                    : areas.pathOf(area, "area");
        }
    }

    /** @param area null: the whole city @throws Problem invalid-input */
    @Transactional
    Preview preview(RiskRules then, @Nullable String area) {
        LocalDate today = chronicle.today();
        RiskRules now = table.on(today);
        Map<RiskLevel, Integer> before = new EnumMap<>(RiskLevel.class);
        Map<RiskLevel, Integer> after = new EnumMap<>(RiskLevel.class);
        Map<RiskLevel, Integer> visitedBefore = new EnumMap<>(RiskLevel.class);
        Map<RiskLevel, Integer> visitedAfter = new EnumMap<>(RiskLevel.class);
        List<Move> moves = new ArrayList<>();
        int up = 0;
        int down = 0;
        List<FactsOfMany.Known> people = facts.in(places.pathOf(area), chronicle.now());
        for (FactsOfMany.Known person : people) {
            RiskRules.Verdict verdict = then.judge(person.facts(), today);
            before.merge(person.level(), 1, Integer::sum);
            after.merge(verdict.level(), 1, Integer::sum);
            if (person.visited()) {
                visitedBefore.merge(person.level(), 1, Integer::sum);
                visitedAfter.merge(verdict.level(), 1, Integer::sum);
            }
            int step = verdict.level().compareTo(person.level());
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
            if (step != 0 && moves.size() < MOST_MOVES) {
                moves.add(new Move(
                        person.elder(), person.level().wire(), verdict.level().wire(), verdict.reasons()));
            }
        }
        int more = visits(then, visitedAfter, today) - visits(now, visitedBefore, today);
        return new Preview(people.size(), named(before), named(after), up, down, more, moves);
    }

    private int visits(RiskRules rules, Map<RiskLevel, Integer> people, LocalDate from) {
        int visits = 0;
        for (VisitsOfRule recurrence : recurrences) {
            for (Map.Entry<RiskLevel, Integer> level : people.entrySet()) {
                visits += level.getValue()
                        * rules.owed(level.getKey()).stream()
                                .mapToInt(item -> recurrence.inFourWeeks(item.rrule(), from))
                                .sum();
            }
        }
        return visits;
    }

    private static Map<String, Integer> named(Map<RiskLevel, Integer> counts) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (RiskLevel level : RiskLevel.values()) {
            named.put(level.wire(), counts.getOrDefault(level, 0));
        }
        return named;
    }
}
