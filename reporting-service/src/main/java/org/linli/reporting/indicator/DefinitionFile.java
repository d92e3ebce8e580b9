package org.linli.reporting.indicator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.reporting.indicator.Indicator.Side;
import org.linli.reporting.indicator.Indicator.Span;

/** Reads indicators from YAML and lists every fault, each with the indicator and key it is about. */
final class DefinitionFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Set<String> KEYS = Set.of(
            "code",
            "name",
            "definition",
            "over",
            "kind",
            "cohort",
            "numerator",
            "denominator",
            "counted",
            "span",
            "sum",
            "exclude",
            "leg");

    /** The indicators, complete only when there is no fault. */
    record Read(List<Indicator> indicators, List<String> faults) {}

    private final List<String> faults = new ArrayList<>();
    private String at = "";

    private DefinitionFile() {}

    static Read read(InputStream yaml) throws IOException {
        DefinitionFile file = new DefinitionFile();
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JacksonException unreadable) {
            var place = unreadable.getLocation();
            return new Read(List.of(), List.of("not YAML" + (place == null ? "" : " at line " + place.getLineNr())));
        }
        List<Indicator> indicators = file.indicators(root);
        return new Read(indicators, file.faults);
    }

    private List<Indicator> indicators(@Nullable JsonNode root) {
        if (root == null
                || !root.path("indicators").isArray()
                || root.path("indicators").isEmpty()) {
            faults.add("indicators: a list with at least one indicator is needed");
            return List.of();
        }
        List<Indicator> indicators = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (JsonNode node : root.path("indicators")) {
            at = node.path("code").asText("indicators[" + indicators.size() + "]");
            int before = faults.size();
            Indicator indicator = indicator(node);
            if (!codes.add(indicator.code())) {
                fault("code", "given twice");
            }
            if (faults.size() == before) {
                rules(indicator, node);
            }
            indicators.add(indicator);
        }
        return indicators;
    }

    private Indicator indicator(JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                fault(key, "unknown key");
            }
        });
        if (!CODE.matcher(node.path("code").asText("")).matches()) {
            fault("code", "must match " + CODE);
        }
        Over over = oneOf(Over.class, node, "over", Over.REPORTS);
        Kind kind = oneOf(Kind.class, node, "kind", Kind.COUNT);
        return new Indicator(
                node.path("code").asText(""),
                words(node, "name"),
                words(node, "definition"),
                over,
                kind,
                oneOf(Cohort.class, node, "cohort", Cohort.HAPPENED),
                side(over, node, kind == Kind.RATIO ? "numerator" : "counted"),
                node.has("denominator") ? side(over, node, "denominator") : null,
                span(over, node),
                sum(over, node),
                names(node.path("exclude"), "exclude", over.traits().keySet()),
                leg(node));
    }

    /** What belongs together. */
    private void rules(Indicator indicator, JsonNode node) {
        boolean ratio = indicator.kind() == Kind.RATIO;
        if (ratio == (indicator.denominator() == null)) {
            fault("denominator", ratio ? "a ratio needs one" : "only a ratio has one");
            return;
        }
        if (node.has(ratio ? "counted" : "numerator")) {
            fault(ratio ? "counted" : "numerator", ratio ? "a ratio has a numerator instead" : "only a ratio has one");
        }
        if (indicator.kind().isDuration() == (indicator.span() == null)) {
            fault("span", indicator.kind().isDuration() ? "a duration needs one" : "only a duration has one");
        }
        if (indicator.sum() != null && indicator.kind() != Kind.COUNT) {
            fault("sum", "only a count adds up a number");
        }
        Side denominator = indicator.denominator();
        String counted = indicator.counted().at();
        switch (indicator.cohort()) {
            case CAME_IN -> {
                if (ratio && counted != null) {
                    fault("numerator.at", "of what came in, the denominator's moment places both sides");
                }
                if ((denominator == null ? counted : denominator.at()) == null) {
                    fault(
                            ratio ? "denominator.at" : "counted.at",
                            "needed: the moment that places a row in the period");
                }
            }
            case HAPPENED -> {
                if (counted == null || (denominator != null && denominator.at() == null)) {
                    fault("at", "of what happened, each side needs its own moment");
                }
            }
            case STANDS -> {
                if (counted != null || (denominator != null && denominator.at() != null)) {
                    fault("at", "what stands at the end has no moment in the period");
                }
                if (indicator.kind().isDuration()) {
                    fault("cohort", "a duration cannot be over what stands");
                }
            }
        }
    }

    private Side side(Over over, JsonNode node, String key) {
        JsonNode side = node.path(key);
        if (!side.isObject()) {
            fault(key, "missing, or not a mapping of at and where");
            return new Side(null, List.of());
        }
        side.fieldNames().forEachRemaining(inner -> {
            if (!inner.equals("at") && !inner.equals("where")) {
                fault(key + "." + inner, "unknown key");
            }
        });
        String moment =
                side.has("at") ? name(side.path("at"), key + ".at", over.times().keySet()) : null;
        return new Side(
                moment, names(side.path("where"), key + ".where", over.traits().keySet()));
    }

    private @Nullable Span span(Over over, JsonNode node) {
        if (!node.has("span")) {
            return null;
        }
        Set<String> times = over.times().keySet();
        return new Span(
                name(node.path("span").path("from"), "span.from", times),
                name(node.path("span").path("to"), "span.to", times));
    }

    private @Nullable String sum(Over over, JsonNode node) {
        return node.has("sum") ? name(node.path("sum"), "sum", over.numbers().keySet()) : null;
    }

    private @Nullable Integer leg(JsonNode node) {
        if (!node.has("leg")) {
            return null;
        }
        if (!node.path("leg").canConvertToInt() || node.path("leg").intValue() < 1) {
            fault("leg", "must be a whole number from 1");
        }
        return node.path("leg").intValue();
    }

    private Words words(JsonNode node, String key) {
        String zh = node.path(key).path("zh").asText("");
        String en = node.path(key).path("en").asText("");
        if (zh.isBlank() || en.isBlank()) {
            fault(key, "needs zh and en");
        }
        return new Words(zh, en);
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, JsonNode node, String key, E otherwise) {
        Set<String> words = new TreeSet<>();
        for (E constant : type.getEnumConstants()) {
            if (Definitions.word(constant).equals(node.path(key).asText(""))) {
                return constant;
            }
            words.add(Definitions.word(constant));
        }
        fault(key, "must be one of " + words);
        return otherwise;
    }

    private List<String> names(JsonNode list, String key, Set<String> known) {
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray()) {
            fault(key, "must be a list");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        list.forEach(item -> names.add(name(item, key, known)));
        return names;
    }

    private String name(JsonNode item, String key, Set<String> known) {
        if (!known.contains(item.asText(""))) {
            fault(key, "'" + item.asText("") + "' is not one of " + new TreeSet<>(known));
        }
        return item.asText("");
    }

    private void fault(String key, String rule) {
        faults.add(at + ": " + key + ": " + rule);
    }
}
