package org.linli.citypack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads conditions.yaml; rules 43–46. */
final class ConditionsYaml {

    private static final String PATH = "conditions.yaml";
    private static final Set<String> EVIDENCE =
            Set.of("photo-before", "photo-after", "document", "measurement", "signature", "reply");
    private static final int MAX_STAGES = 10;

    private final Reading reading;
    private final CategoryTree categories;
    private final Table<Unit> units;

    ConditionsYaml(Reading reading, CategoryTree categories, Table<Unit> units) {
        this.reading = reading;
        this.categories = categories;
        this.units = units;
    }

    Table<Condition> read() {
        return new YamlFile(PATH, reading)
                .read()
                .map(this::conditions)
                .orElseGet(() -> Table.unreadable(Source.of(PATH)));
    }

    private Table<Condition> conditions(YamlMap map) {
        map.only("conditions");
        List<Listed<Condition>> rows = map.maps("conditions").stream()
                .map(entry -> new Listed<>(entry.at(), condition(entry)))
                .toList();
        Set<String> met = rows.stream().map(row -> row.value().category()).collect(Collectors.toSet());
        categories
                .ofLevel(1)
                .filter(category -> !met.contains(category.code()))
                .forEach(category -> map.fault(
                        Place.whole(PATH),
                        "conditions.top-missing",
                        category.code(),
                        "一级类别 " + category.code() + " 没有立案条件",
                        "the level-1 category " + category.code() + " has no condition"));
        return Table.keyed(Source.of(PATH), rows, Condition::code, reading.faults());
    }

    private Condition condition(YamlMap map) {
        map.only(
                "code",
                "category",
                "text_zh",
                "text_en",
                "automatic",
                "urgency",
                "evidence",
                "closing_zh",
                "closing_en",
                "responsible",
                "stages");
        String textZh = map.text("text_zh", 500);
        String closingZh = map.text("closing_zh", 500);
        return new Condition(
                map.code("code"),
                category(map),
                textZh,
                map.english("text_en", 500, textZh),
                map.flag("automatic"),
                map.given("urgency") ? map.oneOf("urgency", Values.URGENCIES) : "routine",
                evidence(map),
                closingZh,
                map.english("closing_en", 500, closingZh),
                responsible(map),
                stages(map));
    }

    private String category(YamlMap map) {
        String category = map.code("category");
        if (categories.lacks(category)) {
            map.fault(
                    map.at("category"),
                    "conditions.category-unknown",
                    category,
                    "没有类别 " + category,
                    "there is no category " + category);
        }
        return category;
    }

    private static List<String> evidence(YamlMap map) {
        List<String> evidence = new ArrayList<>();
        for (Listed<String> word : map.words("evidence")) {
            if (!EVIDENCE.contains(word.value())) {
                String list = String.join(" ", EVIDENCE.stream().sorted().toList());
                map.bad("evidence", word.value(), "须为下列之一：" + list, "must be one of: " + list);
            }
            evidence.add(word.value());
        }
        return evidence;
    }

    private String responsible(YamlMap map) {
        String responsible = map.text("responsible", 40);
        if (!responsible.isEmpty()
                && !Values.UNIT_KINDS.contains(responsible)
                && References.unknown(responsible, units)) {
            map.fault(
                    map.at("responsible"),
                    "conditions.responsible-unknown",
                    responsible,
                    "不是单位类型、单位代码或相对引用",
                    "is neither unit kind, unit code nor relative reference");
        }
        return responsible;
    }

    private static List<Stage> stages(YamlMap map) {
        List<Stage> stages = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        List<YamlMap> entries = map.maps("stages");
        for (YamlMap entry : entries) {
            entry.only("code", "name_zh", "name_en", "from", "amount", "unit");
            String zh = entry.text("name_zh", 100);
            Stage stage = new Stage(
                    entry.code("code"),
                    zh,
                    entry.english("name_en", 100, zh),
                    entry.oneOf("from", Set.of("filed", "previous")),
                    entry.span());
            if (!stage.code().isEmpty() && !codes.add(stage.code())) {
                stage(entry, entry.at("code"), stage.code(), "阶段代码重复", "the stage code is there twice");
            }
            if (stages.isEmpty() && stage.from().equals("previous")) {
                stage(entry, entry.at("from"), "previous", "第一阶段不能从上一阶段起算", "the first stage has none before it");
            }
            stages.add(stage);
        }
        if (map.given("stages") && entries.isEmpty()) {
            stage(map, map.at("stages"), "", "没有阶段", "there is no stage");
        }
        if (stages.size() > MAX_STAGES) {
            map.bad("stages", String.valueOf(stages.size()), "不得超过 10 个阶段", "must be at most 10 stages");
        }
        return stages;
    }

    private static void stage(YamlMap map, Place at, String value, String zh, String en) {
        map.fault(at, "conditions.stage", value, zh, en);
    }
}
