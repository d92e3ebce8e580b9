package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.care.catalogue.VisitKinds;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Checks a set of rules as it is told. */
@ApplicationScoped
class ReadingRules {

    private static final int MOST_POINTS = 1_000;
    private static final int MOST_OF_ONE = 100;
    private static final int MOST_CONDITIONS = 50;
    private static final int MOST_ITEMS = 20;

    private final VisitKinds kinds;
    private final Instance<VisitsOfRule> recurrences;

    ReadingRules(VisitKinds kinds, @Any Instance<VisitsOfRule> recurrences) {
        this.kinds = kinds;
        this.recurrences = recurrences;
    }

    /** @param from the first day on which it counts @throws Problem invalid-input */
    @Transactional
    RiskRules read(RulesBody body, LocalDate from) {
        List<RulesBody.@Nullable ConditionBody> told = Asked.given("conditions", body.conditions());
        if (told.isEmpty()) {
            throw Problem.invalid("conditions", "required", "至少一项", "must hold one at least");
        }
        Asked.atMost("conditions", told, MOST_CONDITIONS);
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String field = "conditions[" + i + "]";
            conditions.add(condition(field, Asked.given(field, told.get(i))));
        }
        int medium = within("mediumFrom", body.mediumFrom(), 1, MOST_POINTS);
        int high = within("highFrom", body.highFrom(), medium + 1, MOST_POINTS);
        return new RiskRules(0, from, conditions, medium, high, items(body.items()));
    }

    private static Condition condition(String field, RulesBody.ConditionBody told) {
        Condition.Kind kind = Condition.Kind.of(Asked.given(field + ".kind", told.kind()))
                .orElseThrow(() -> Problem.invalid(field + ".kind", "known-condition", "没有此条件", "no such condition"));
        int points = within(field + ".points", told.points(), 1, MOST_OF_ONE);
        if (!kind.valued()) {
            if (told.value() != null) {
                throw Problem.invalid(field + ".value", "none", "此条件没有数值", "this condition has no value");
            }
            return new Condition(kind, null, points);
        }
        return new Condition(kind, within(field + ".value", told.value(), kind.least(), kind.most()), points);
    }

    private Map<RiskLevel, List<RiskRules.OwedItem>> items(
            @Nullable Map<String, @Nullable List<RulesBody.@Nullable ItemBody>> told) {
        Map<RiskLevel, List<RiskRules.OwedItem>> items = new EnumMap<>(RiskLevel.class);
        if (told == null) {
            return items;
        }
        told.forEach((name, list) -> {
            RiskLevel level = RiskLevel.of(name)
                    .orElseThrow(() -> Problem.invalid("items", "known-level", "没有此等级", "no such level"));
            items.put(level, owed("items." + name, Asked.given("items." + name, list)));
        });
        return items;
    }

    private List<RiskRules.OwedItem> owed(String field, List<RulesBody.@Nullable ItemBody> told) {
        Asked.atMost(field, told, MOST_ITEMS);
        List<RiskRules.OwedItem> owed = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            String at = field + "[" + i + "]";
            RulesBody.ItemBody item = Asked.given(at, told.get(i));
            String kind = kinds.require(Asked.code(at + ".kind", item.kind()), at + ".kind")
                    .code();
            // A level's item is known by its kind: of two, one would take the other's recurrence at the next judging.
            if (owed.stream().anyMatch(each -> each.kind().equals(kind))) {
                throw Problem.invalid(at + ".kind", "once", "同一等级的服务类别重复", "is owed by this level already");
            }
            String rrule = Asked.words(at + ".rrule", item.rrule(), 200);
            recurrences.forEach(each -> each.require(at + ".rrule", rrule));
            owed.add(new RiskRules.OwedItem(kind, rrule));
        }
        return owed;
    }

    private static int within(String field, @Nullable Integer told, int least, int most) {
        int value = Asked.given(field, told);
        if (value < least || value > most) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 " + most, "must be " + least + " to " + most);
        }
        return value;
    }
}
