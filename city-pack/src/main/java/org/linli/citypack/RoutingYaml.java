package org.linli.citypack;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads routing.yaml; rules 53–58. */
final class RoutingYaml {

    private static final String PATH = "routing.yaml";
    private static final String ANY_STREET = "*";
    private static final List<String> CRITERIA = List.of("categories", "areas", "streets", "hours", "days");
    private static final Set<String> DAYS =
            Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "workday", "holiday");
    private static final When NOTHING = new When(List.of(), List.of(), List.of(), null, List.of());
    private static final int DAY = 24 * 60;

    /** What rules may refer to. */
    record Known(CategoryTree categories, AreaTree areas, Table<?> streets, Table<Unit> units) {}

    private final Reading reading;
    private final Known known;

    RoutingYaml(Reading reading, Known known) {
        this.reading = reading;
        this.known = known;
    }

    Table<Rule> read() {
        return new YamlFile(PATH, reading).read().map(this::rules).orElseGet(() -> Table.unreadable(Source.of(PATH)));
    }

    private Table<Rule> rules(YamlMap map) {
        map.only("rules");
        List<Listed<Rule>> rows = map.maps("rules").stream()
                .map(entry -> new Listed<>(entry.at(), rule(entry)))
                .toList();
        return Table.keyed(Source.of(PATH), rows, Rule::code, reading.faults());
    }

    private Rule rule(YamlMap map) {
        map.only("code", "reason_zh", "reason_en", "when", "lead", "supporting", "automatic");
        String code = map.code("code");
        if (References.RELATIVE.contains(code)) {
            map.bad("code", code, "与相对引用同名", "is the name of a relative reference");
        }
        String zh = map.text("reason_zh", 300);
        String lead = map.text("lead", 40);
        if (!lead.isEmpty() && References.unknown(lead, known.units())) {
            unit(map, map.at("lead"), lead);
        }
        return new Rule(
                code,
                zh,
                map.english("reason_en", 300, zh),
                map.map("when").map(this::when).orElse(NOTHING),
                lead,
                supporting(map, lead),
                !map.given("automatic") || map.flag("automatic"));
    }

    private List<String> supporting(YamlMap map, String lead) {
        if (!map.given("supporting")) {
            return List.of();
        }
        List<Listed<String>> named = map.words("supporting");
        for (Listed<String> word : named) {
            if (References.unknown(word.value(), known.units())) {
                unit(map, word.at(), word.value());
            }
            if (word.value().equals(lead)) {
                map.fault(
                        word.at(),
                        "routing.lead-supports",
                        lead,
                        "牵头单位不能同时配合",
                        "the lead is among the supporting units");
            }
        }
        return named.stream().map(Listed::value).toList();
    }

    private static void unit(YamlMap map, Place at, String value) {
        map.fault(at, "routing.unit-unknown", value, "没有单位或相对引用 " + value, "is neither unit nor reference: " + value);
    }

    private When when(YamlMap map) {
        map.only(CRITERIA.toArray(String[]::new));
        if (CRITERIA.stream().noneMatch(map::given)) {
            map.fault(map.at(), "routing.when-empty", "", "when 没有条件", "when has no criterion");
            return NOTHING;
        }
        return new When(
                known(map, "categories", known.categories()::lacks, "routing.category-unknown", "类别", "category"),
                known(map, "areas", known.areas()::lacks, "routing.area-unknown", "区域", "area"),
                known(
                        map,
                        "streets",
                        street -> !street.equals(ANY_STREET) && known.streets().lacks(street),
                        "routing.street-unknown",
                        "路段",
                        "street segment"),
                hours(map),
                days(map));
    }

    private static List<String> known(
            YamlMap map, String key, Predicate<String> lacks, String rule, String zh, String en) {
        List<String> codes = new ArrayList<>();
        for (Listed<String> word : notEmpty(map, key)) {
            if (lacks.test(word.value())) {
                map.fault(
                        word.at(),
                        rule,
                        word.value(),
                        "没有" + zh + " " + word.value(),
                        "there is no " + en + " " + word.value());
            }
            codes.add(word.value());
        }
        return codes;
    }

    private static List<String> days(YamlMap map) {
        List<String> days = new ArrayList<>();
        for (Listed<String> word : notEmpty(map, "days")) {
            if (!DAYS.contains(word.value())) {
                map.bad(
                        "days",
                        word.value(),
                        "须为 mon … sun、workday 或 holiday",
                        "must be mon … sun, workday or holiday");
            }
            days.add(word.value());
        }
        return days;
    }

    private static List<Listed<String>> notEmpty(YamlMap map, String key) {
        if (!map.given(key)) {
            return List.of();
        }
        List<Listed<String>> words = map.words(key);
        if (words.isEmpty()) {
            map.bad(key, "", "列表不得为空", "the list must not be empty");
        }
        return words;
    }

    private static @Nullable TimeSpan hours(YamlMap map) {
        if (!map.given("hours")) {
            return null;
        }
        YamlMap hours = map.map("hours").map(h -> h.only("from", "to")).orElse(null);
        if (hours == null) {
            return null;
        }
        OptionalInt from = hours.time("from");
        OptionalInt to = hours.time("to");
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        boolean whole = from.getAsInt() == 0 && to.getAsInt() == DAY;
        if (!whole && from.getAsInt() % DAY == to.getAsInt() % DAY) {
            map.bad("hours", "", "from 与 to 须不同", "from and to must differ");
        }
        return new TimeSpan(from.getAsInt(), to.getAsInt());
    }
}
