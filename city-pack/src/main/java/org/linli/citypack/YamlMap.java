package org.linli.citypack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file, read by the core schema of YAML 1.2 ({@code no} is a word, {@code 08:30} must be quoted). Each
 * getter notes what is wrong and then gives an empty value, which never leaves this package.
 */
final class YamlMap {

    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private final Source source;
    private final Place at;
    private final Reading reading;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    YamlMap(Source source, MappingNode node, Reading reading) {
        this.source = source;
        this.at = place(source, node);
        this.reading = reading;
        for (NodeTuple entry : node.getValue()) {
            Place where = place(source, entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                fault(where, source.rule("header"), "", "键须为文字", "a key must be a word");
            } else if (entries.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                fault(
                        where,
                        source.rule("duplicate"),
                        key.getValue(),
                        "键重复：" + key.getValue(),
                        "the key is there twice: " + key.getValue());
            }
        }
    }

    Place at() {
        return at;
    }

    /** Where the value of a key stands, or the mapping when it is not given. */
    Place at(String key) {
        Node node = entries.get(key);
        return node == null ? at : place(source, node);
    }

    Set<String> keys() {
        return entries.keySet();
    }

    /** Notes every key that is not among those known. */
    YamlMap only(String... known) {
        for (String key : entries.keySet()) {
            if (!List.of(known).contains(key)) {
                fault(at(key), source.rule("header"), key, "未知的键：" + key, "unknown key: " + key);
            }
        }
        return this;
    }

    boolean given(String key) {
        Node node = entries.get(key);
        return node != null && !isNull(node);
    }

    Optional<String> string(String key) {
        if (!required(key)) {
            return Optional.empty();
        }
        Optional<String> word = word(entries.get(key));
        if (word.isEmpty()) {
            bad(key, shown(key), "须为文字（数字等须加引号）", "must be a string (quote numbers and the like)");
        }
        return word;
    }

    String text(String key, int max) {
        String value = string(key).orElse("");
        if (!value.isEmpty() && !Values.isText(value, max)) {
            bad(
                    key,
                    value,
                    "须为 1–" + max + " 个字符，前后无空格，无控制字符",
                    "must be 1–" + max + " characters without blanks around or control characters");
            return "";
        }
        if (value.isEmpty() && given(key) && word(entries.get(key)).isPresent()) {
            missing(key);
        }
        return value;
    }

    /** A text that is due only when the pack is in English too; else the Chinese one stands in. */
    String english(String key, int max, String chinese) {
        return !given(key) && !reading.english() ? chinese : text(key, max);
    }

    String code(String key) {
        String value = string(key).orElse("");
        if (given(key) && word(entries.get(key)).isPresent() && !Values.isCode(value)) {
            bad(key, value, "须为 1–40 个小写字母、数字或连字符", "must be 1–40 lower-case letters, digits or hyphens");
            return "";
        }
        return value;
    }

    String oneOf(String key, Set<String> allowed) {
        String value = string(key).orElse("");
        if (given(key) && word(entries.get(key)).isPresent() && !allowed.contains(value)) {
            String list = String.join(" ", allowed.stream().sorted().toList());
            bad(key, value, "须为下列之一：" + list, "must be one of: " + list);
            return "";
        }
        return value;
    }

    boolean flag(String key) {
        if (!required(key)) {
            return false;
        }
        String value = plain(entries.get(key)).orElse("");
        boolean yes = TRUE.matcher(value).matches();
        if (!yes && !FALSE.matcher(value).matches()) {
            bad(key, shown(key), "须为 true 或 false", "must be true or false");
        }
        return yes;
    }

    /** Empty when missing (then noted) or outside the range (noted too). */
    OptionalInt whole(String key, int min, int max) {
        if (!required(key)) {
            return OptionalInt.empty();
        }
        String value = plain(entries.get(key)).orElse("");
        if (WHOLE.matcher(value).matches()) {
            String digits = value.startsWith("+") ? value.substring(1) : value;
            OptionalInt number = Values.whole(digits);
            if (number.isPresent() && number.getAsInt() >= min && number.getAsInt() <= max) {
                return number;
            }
        }
        bad(key, shown(key), "须为 " + min + "–" + max + " 的整数", "must be a whole number from " + min + " to " + max);
        return OptionalInt.empty();
    }

    /** Words of a list, none twice. */
    List<Listed<String>> words(String key) {
        List<Listed<String>> words = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node member : members(key)) {
            Optional<String> word = word(member).filter(w -> Values.isText(w, 100));
            boolean again = word.isPresent() && !seen.add(word.get());
            if (word.isEmpty() || again) {
                fault(
                        place(source, member),
                        source.rule("value-bad"),
                        word.orElseGet(() -> scalar(member)),
                        key + "：列表成员须为文字且不得重复",
                        key + ": members must be strings and none twice");
            } else {
                words.add(new Listed<>(place(source, member), word.get()));
            }
        }
        return words;
    }

    /** Mappings of a list. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        for (Node member : members(key)) {
            if (member instanceof MappingNode map) {
                maps.add(new YamlMap(source, map, reading));
            } else {
                fault(
                        place(source, member),
                        source.rule("value-bad"),
                        scalar(member),
                        key + "：列表成员须为映射",
                        key + ": members must be mappings");
            }
        }
        return maps;
    }

    Optional<YamlMap> map(String key) {
        if (!required(key)) {
            return Optional.empty();
        }
        if (entries.get(key) instanceof MappingNode map) {
            return Optional.of(new YamlMap(source, map, reading));
        }
        bad(key, shown(key), "须为映射", "must be a mapping");
        return Optional.empty();
    }

    /** Minutes since midnight; the time must be quoted. */
    OptionalInt time(String key) {
        if (!required(key)) {
            return OptionalInt.empty();
        }
        boolean quoted = entries.get(key) instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
        OptionalInt minute = quoted ? Values.minuteOfDay(scalar(entries.get(key))) : OptionalInt.empty();
        if (minute.isEmpty()) {
            bad(key, shown(key), "须为加引号的时刻，如 \"08:30\"", "must be a quoted time of day such as \"08:30\"");
        }
        return minute;
    }

    /** The mapping itself as a duration of {@code amount} and {@code unit}. */
    Span span() {
        return new Span(whole("amount", 1, 999).orElse(0), oneOf("unit", Values.SPAN_UNITS));
    }

    void bad(String key, String value, String zh, String en) {
        fault(at(key), source.rule("value-bad"), value, key + "：" + zh, key + ": " + en);
    }

    void missing(String key) {
        fault(at(key), source.rule("value-missing"), key, key + "：必填", key + ": must be given");
    }

    void fault(Place where, String rule, String value, String zh, String en) {
        reading.faults().add(where, rule, value, zh, en);
    }

    private List<Node> members(String key) {
        if (!required(key)) {
            return List.of();
        }
        if (entries.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        bad(key, shown(key), "须为列表", "must be a list");
        return List.of();
    }

    private boolean required(String key) {
        if (!given(key)) {
            missing(key);
            return false;
        }
        return true;
    }

    private String shown(String key) {
        Node node = entries.get(key);
        return node == null ? "" : scalar(node);
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static Optional<String> plain(Node node) {
        return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private static boolean isNull(Node node) {
        return plain(node).filter(v -> NULL.matcher(v).matches()).isPresent();
    }

    private static Optional<String> word(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        String value = scalar.getValue();
        boolean other = scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (NULL.matcher(value).matches()
                        || TRUE.matcher(value).matches()
                        || FALSE.matcher(value).matches()
                        || NUMBER.matcher(value).matches());
        return other ? Optional.empty() : Optional.of(value);
    }

    private static Place place(Source source, Node node) {
        return source.line(node.getStartMark().getLine() + 1);
    }
}
