package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.city.CareList.Row;

/** Agrees with people what recurs, a kind once: of a kind that was ever agreed with somebody, nothing is agreed again. */
final class AgreeingPlans {

    private static final String BY_RISK = "risk";

    private final Care care;
    private final Login officer;
    private final Map<String, String> ids;
    private final AtomicInteger agreed = new AtomicInteger();

    AgreeingPlans(Care care, Login officer, Map<String, String> ids) {
        this.care = care;
        this.officer = officer;
        this.ids = ids;
    }

    /** How many items were agreed. */
    int agreed() {
        return agreed.get();
    }

    void agree(CareList items, Map<String, String> contracts) {
        AtOnce.each(items.by("elder").entrySet(), plan -> {
            String elder = ids.get(plan.getKey());
            if (elder != null) {
                agree(elder, plan.getValue(), contracts);
            }
        });
    }

    private void agree(String elder, List<Row> plan, Map<String, String> contracts) {
        Set<String> kinds = new HashSet<>();
        for (JsonNode each : care.items(elder, officer)) {
            if (!each.path("source").asText().equals(BY_RISK)) {
                kinds.add(each.path("kind").asText());
            }
        }
        for (Row row : plan) {
            if (kinds.add(row.text("kind"))) {
                care.agreeItem(elder, item(row, contracts.get(row.text("package"))), officer);
                agreed.incrementAndGet();
            }
        }
    }

    private static Map<String, Object> item(Row row, @Nullable String contract) {
        Map<String, Object> item = new LinkedHashMap<>();
        put(item, "kind", row.said("kind"));
        put(item, "recurrence", row.said("recurrence"));
        put(item, "firstDay", row.said("first_day"));
        put(item, "minutes", row.number("minutes"));
        put(item, "window", Map.of("from", row.text("from"), "to", row.text("to")));
        put(item, "carers", row.number("carers"));
        put(item, "coupling", row.said("coupling") == null ? null : Map.of("mode", row.text("coupling")));
        put(item, "holidayPolicy", row.said("holiday_policy"));
        put(item, "minimumGapDays", row.number("minimum_gap_days"));
        put(item, "packageId", contract);
        return item;
    }

    private static void put(Map<String, Object> item, String field, @Nullable Object said) {
        if (said != null) {
            item.put(field, said);
        }
    }
}
