package org.linli.care.risk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes whom how much at risk, and what each level is owed at the least: dated data.
 *
 * @param version rising from 1
 * @param validFrom first day in the city's zone
 * @param mediumFrom sum of points from which the level is medium
 * @param highFrom more than mediumFrom
 * @param items what each level is owed
 */
public record RiskRules(
        int version,
        LocalDate validFrom,
        List<Condition> conditions,
        int mediumFrom,
        int highFrom,
        Map<RiskLevel, List<OwedItem>> items) {

    /**
     * A visit that a level is owed.
     *
     * @param kind of the city's list
     * @param rrule RFC 5545, by days or longer
     */
    public record OwedItem(String kind, String rrule) {}

    /** A condition that is met. @param fact that meets it, such as the age */
    public record Reason(String condition, int points, String fact) {}

    /** What the rules say of somebody on a day. */
    public record Verdict(RiskLevel level, int sum, List<Reason> reasons) {}

    /** Points of one kind do not add up: of several conditions of a kind that are met, the one that gives most counts. */
    public Verdict judge(Facts facts, LocalDate day) {
        List<Reason> reasons = new ArrayList<>();
        for (Condition.Kind kind : Condition.Kind.values()) {
            strongest(kind, facts, day).ifPresent(reasons::add);
        }
        int sum = reasons.stream().mapToInt(Reason::points).sum();
        RiskLevel level = sum >= highFrom ? RiskLevel.HIGH : sum >= mediumFrom ? RiskLevel.MEDIUM : RiskLevel.LOW;
        return new Verdict(level, sum, List.copyOf(reasons));
    }

    public List<OwedItem> owed(RiskLevel level) {
        return items.getOrDefault(level, List.of());
    }

    private Optional<Reason> strongest(Condition.Kind kind, Facts facts, LocalDate day) {
        Reason best = null;
        for (Condition condition : conditions) {
            Optional<String> fact = condition.kind() == kind ? condition.met(facts, day) : Optional.empty();
            if (fact.isPresent() && (best == null || condition.points() > best.points())) {
                best = new Reason(kind.wire(), condition.points(), fact.get());
            }
        }
        return Optional.ofNullable(best);
    }
}
