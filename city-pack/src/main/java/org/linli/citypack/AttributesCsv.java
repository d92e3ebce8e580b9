package org.linli.citypack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads category_attributes.csv; rules 26–29. */
final class AttributesCsv {

    private static final List<String> COLUMNS = List.of(
            "category",
            "code",
            "type",
            "required",
            "choices",
            "min",
            "max",
            "label_zh",
            "label_en",
            "blocking_when",
            "blocking_notice_zh",
            "blocking_notice_en");
    private static final Set<String> TYPES = Set.of("text", "number", "choice", "boolean", "date");

    private final Reading reading;
    private final CategoryTree categories;

    AttributesCsv(Reading reading, CategoryTree categories) {
        this.reading = reading;
        this.categories = categories;
    }

    Table<Attribute> read() {
        Table<Attribute> attributes = new CsvFile("category_attributes.csv", COLUMNS, reading)
                .read(AttributesCsv::attribute, AttributesCsv::key);
        for (Listed<Attribute> row : attributes.rows()) {
            String category = row.value().category();
            if (categories.lacks(category)) {
                reading.faults()
                        .add(
                                row.at(),
                                "category_attributes.category-unknown",
                                category,
                                "没有类别 " + category,
                                "there is no category " + category);
            }
        }
        return attributes;
    }

    private static String key(Attribute attribute) {
        return attribute.category().isEmpty() || attribute.code().isEmpty()
                ? ""
                : attribute.category() + " " + attribute.code();
    }

    private static Attribute attribute(CsvRow row) {
        String type = row.oneOf("type", TYPES);
        List<Choice> choices = choices(row, type);
        range(row, type);
        String labelZh = row.text("label_zh", 200);
        List<String> blocking = row.list("blocking_when");
        String noticeZh = row.optionalText("blocking_notice_zh", 500).orElse(null);
        String noticeEn = row.optionalText("blocking_notice_en", 500).orElse(noticeZh);
        notice(row, type, blocking, choices);
        return new Attribute(
                row.code("category"),
                row.code("code"),
                type,
                row.flag("required"),
                choices,
                limit(row, "min"),
                limit(row, "max"),
                labelZh,
                row.english("label_en", 200, labelZh),
                blocking,
                noticeZh,
                noticeEn);
    }

    private static @Nullable String limit(CsvRow row, String column) {
        return row.given(column) ? row.raw(column) : null;
    }

    private static List<Choice> choices(CsvRow row, String type) {
        List<Choice> choices = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (String member : row.list("choices")) {
            String[] parts = member.split("\\|", -1);
            boolean english =
                    parts.length == 3 && (Values.isText(parts[2], 100) || (parts[2].isEmpty() && !row.english()));
            if (!english || !Values.isCode(parts[0]) || !Values.isText(parts[1], 100)) {
                row.bad("choices", member, "每项须为 code|zh|en", "each must be code|zh|en");
                choices.add(new Choice(parts[0], "", ""));
                continue;
            }
            if (!codes.add(parts[0])) {
                row.fault(
                        "category_attributes.choices",
                        parts[0],
                        "选项代码重复：" + parts[0],
                        "a choice code is there twice: " + parts[0]);
            }
            choices.add(new Choice(parts[0], parts[1], parts[2].isEmpty() ? parts[1] : parts[2]));
        }
        if (type.equals("choice") && choices.size() < 2) {
            row.fault(
                    "category_attributes.choices",
                    row.raw("choices"),
                    "choice 须有至少两个选项",
                    "a choice must have at least 2 choices");
        } else if (!type.isEmpty() && !type.equals("choice") && row.given("choices")) {
            row.fault(
                    "category_attributes.choices", row.raw("choices"), "只有 choice 可以有选项", "only a choice has choices");
        }
        return choices;
    }

    private static void range(CsvRow row, String type) {
        if (type.equals("choice") || type.equals("boolean")) {
            if (row.given("min") || row.given("max")) {
                rangeFault(row, type + " 没有 min 和 max", "a " + type + " has neither min nor max");
            }
            return;
        }
        if (type.isEmpty()) {
            return;
        }
        Optional<BigDecimal> min = bound(row, "min", type);
        Optional<BigDecimal> max = bound(row, "max", type);
        if (min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0) {
            rangeFault(row, "min 大于 max", "min is above max");
        }
    }

    private static void rangeFault(CsvRow row, String zh, String en) {
        row.fault("category_attributes.range", row.raw("min") + "–" + row.raw("max"), zh, en);
    }

    private static Optional<BigDecimal> bound(CsvRow row, String column, String type) {
        String value = row.raw(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> bound = switch (type) {
            case "date" -> Values.date(value).map(d -> BigDecimal.valueOf(d.toEpochDay()));
            case "number" -> Values.decimal(value);
            default -> Values.decimal(value).filter(length -> length.scale() == 0 && length.signum() >= 0);
        };
        if (bound.isEmpty()) {
            row.bad(column, value, "与类型 " + type + " 不符", "does not fit the type " + type);
        }
        return bound;
    }

    private static void notice(CsvRow row, String type, List<String> blocking, List<Choice> choices) {
        boolean zh = row.given("blocking_notice_zh");
        boolean en = row.given("blocking_notice_en");
        boolean when = row.given("blocking_when");
        if (zh != when || (en && !when) || (when && row.english() && !en)) {
            noticeFault(
                    row,
                    row.raw("blocking_when"),
                    "blocking_when 与提示须同时给出",
                    "blocking_when and the notice go together");
            return;
        }
        for (String answer : blocking) {
            boolean possible = switch (type) {
                case "boolean" -> answer.equals("true") || answer.equals("false");
                case "choice" -> choices.stream().anyMatch(c -> c.code().equals(answer));
                default -> type.isEmpty();
            };
            if (!possible) {
                noticeFault(row, answer, "不是可能的回答：" + answer, "is no possible answer: " + answer);
            }
        }
    }

    private static void noticeFault(CsvRow row, String value, String zh, String en) {
        row.fault("category_attributes.notice", value, zh, en);
    }
}
