package org.linli.care.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A set of rules.
 *
 * @param validFrom first day; from tomorrow on
 * @param conditions 1–50
 * @param mediumFrom sum of points, 1–1,000
 * @param highFrom more than mediumFrom, up to 1,000
 * @param items what each level, {@code low}, {@code medium} or {@code high}, is owed, at most 20 each
 */
@Schema(name = "RiskRules")
public record RulesBody(
        @Nullable LocalDate validFrom,
        @Nullable List<@Nullable ConditionBody> conditions,
        @Nullable Integer mediumFrom,
        @Nullable Integer highFrom,
        @Nullable Map<String, @Nullable List<@Nullable ItemBody>> items) {

    /**
     * What puts somebody at risk.
     *
     * @param kind {@code living-alone}, {@code empty-nest}, {@code age-at-least} (50–130 years), {@code severity-at-least} (1–4), {@code
     *     disabled}, {@code discharged-within} (1–366 days), {@code no-answer-within} (1–366 days) or {@code weather}
     * @param points 1–100; of several of a kind that are met the one that gives most counts
     */
    @Schema(name = "RiskCondition")
    public record ConditionBody(
            @Nullable String kind,
            @Nullable Integer value,
            @Nullable Integer points) {}

    /** @param kind of visit, of the city's list @param rrule RFC 5545, by days or longer */
    @Schema(name = "RiskItem")
    public record ItemBody(@Nullable String kind, @Nullable String rrule) {}

    static RulesBody of(RiskRules rules) {
        Map<String, @Nullable List<@Nullable ItemBody>> items = new TreeMap<>();
        rules.items()
                .forEach((level, owed) -> items.put(
                        level.wire(),
                        owed.stream()
                                .<@Nullable ItemBody>map(each -> new ItemBody(each.kind(), each.rrule()))
                                .toList()));
        return new RulesBody(
                rules.validFrom(),
                rules.conditions().stream()
                        .<@Nullable ConditionBody>map(
                                each -> new ConditionBody(each.kind().wire(), each.value(), each.points()))
                        .toList(),
                rules.mediumFrom(),
                rules.highFrom(),
                items);
    }
}
