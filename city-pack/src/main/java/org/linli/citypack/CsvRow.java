package org.linli.citypack;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of a CSV file. Each getter notes what is wrong and then gives an empty value, which never leaves this package:
 * a pack with a fault is not handed out.
 */
final class CsvRow {

    private static final Pattern PHONE = Pattern.compile("[0-9+][0-9 +]{3,18}[0-9]");

    static final LocalDate NO_DATE = LocalDate.MIN;

    private final Source source;
    private final Place at;
    private final Map<String, Integer> header;
    private final CSVRecord record;
    private final Reading reading;

    CsvRow(Source source, Place at, Map<String, Integer> header, CSVRecord record, Reading reading) {
        this.source = source;
        this.at = at;
        this.header = header;
        this.record = record;
        this.reading = reading;
    }

    Place at() {
        return at;
    }

    boolean english() {
        return reading.english();
    }

    /** As it stands; empty when not given. */
    String raw(String column) {
        return record.get(Objects.requireNonNull(header.get(column)));
    }

    /** As they stand, by column of the header. */
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        header.forEach((column, place) -> cells.put(column, record.get(place)));
        return cells;
    }

    boolean given(String column) {
        return !raw(column).isEmpty();
    }

    String code(String column) {
        return required(column) ? optionalCode(column).orElse("") : "";
    }

    Optional<String> optionalCode(String column) {
        String value = raw(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!Values.isCode(value)) {
            bad(column, value, "须为 1–40 个小写字母、数字或连字符", "must be 1–40 lower-case letters, digits or hyphens");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    String name(String column) {
        return text(column, 100);
    }

    String text(String column, int max) {
        return required(column) ? optionalText(column, max).orElse("") : "";
    }

    /** A text that is due only when the pack is in English too; else the Chinese one stands in. */
    String english(String column, int max, String chinese) {
        if (!given(column) && !reading.english()) {
            return chinese;
        }
        return text(column, max);
    }

    Optional<String> optionalText(String column, int max) {
        String value = raw(column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!Values.isText(value, max)) {
            badText(column, value, max);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A text about a person: its value is not repeated in a fault. */
    String personal(String column, int max) {
        String value = raw(column);
        if (required(column) && !Values.isText(value, max)) {
            badText(column, "…", max);
            return "";
        }
        return value;
    }

    @Nullable
    String phone(String column) {
        String value = raw(column);
        if (!value.isEmpty() && !PHONE.matcher(value).matches()) {
            bad(column, "…", "须为 5–20 个数字、空格或 +", "must be 5–20 digits, blanks or +");
        }
        return value.isEmpty() ? null : value;
    }

    String subject(String column) {
        String value = raw(column);
        if (required(column) && !Values.isUuid(value)) {
            bad(column, "…", "须为小写 UUID", "must be a UUID in lower case");
            return "";
        }
        return value;
    }

    String oneOf(String column, Set<String> allowed) {
        String value = raw(column);
        if (required(column) && !allowed.contains(value)) {
            String list = String.join(" ", allowed.stream().sorted().toList());
            bad(column, value, "须为下列之一：" + list, "must be one of: " + list);
            return "";
        }
        return value;
    }

    boolean flag(String column) {
        return oneOf(column, Set.of("true", "false")).equals("true");
    }

    /** {@link #NO_DATE} when it is missing or none. */
    LocalDate date(String column) {
        LocalDate date = required(column) ? optionalDate(column) : null;
        return date == null ? NO_DATE : date;
    }

    @Nullable
    LocalDate optionalDate(String column) {
        String value = raw(column);
        if (value.isEmpty()) {
            return null;
        }
        Optional<LocalDate> date = Values.date(value);
        if (date.isEmpty()) {
            bad(column, value, "须为日期，如 2026-01-31", "must be a date such as 2026-01-31");
        }
        return date.orElse(null);
    }

    /** The lowest when it is missing or out of range. */
    int whole(String column, int lowest, int highest) {
        Integer value = required(column) ? optionalWhole(column, lowest, highest) : null;
        return value == null ? lowest : value;
    }

    @Nullable
    Integer optionalWhole(String column, int lowest, int highest) {
        String value = raw(column);
        if (value.isEmpty()) {
            return null;
        }
        OptionalInt whole = Values.whole(value);
        if (whole.isEmpty() || whole.getAsInt() < lowest || whole.getAsInt() > highest) {
            bad(
                    column,
                    value,
                    "须为 " + lowest + " 至 " + highest + " 的整数",
                    "must be a whole number from " + lowest + " to " + highest);
            return null;
        }
        return whole.getAsInt();
    }

    /** Members that are codes; none when not given. */
    List<String> codes(String column) {
        List<String> codes = list(column);
        for (String code : codes) {
            if (!Values.isCode(code)) {
                bad(column, code, "须为 1–40 个小写字母、数字或连字符", "must be 1–40 lower-case letters, digits or hyphens");
                return List.of();
            }
        }
        return codes;
    }

    List<String> requiredList(String column) {
        return required(column) ? list(column) : List.of();
    }

    /** Members between {@code ;}; none when not given. */
    List<String> list(String column) {
        String value = raw(column);
        if (value.isEmpty()) {
            return List.of();
        }
        Set<String> members = new LinkedHashSet<>();
        for (String member : value.split(";", -1)) {
            if (member.isEmpty() || !member.equals(member.strip()) || !members.add(member)) {
                bad(
                        column,
                        value,
                        "列表成员以 ; 分隔，不得为空、重复或带空格",
                        "members stand between ; and are neither empty nor twice there nor with blanks");
                return List.of();
            }
        }
        return List.copyOf(members);
    }

    void bad(String column, String value, String zh, String en) {
        fault(source.rule("value-bad"), value, column + "：" + zh, column + ": " + en);
    }

    void missing(String column) {
        fault(source.rule("value-missing"), column, column + "：必填", column + ": must be given");
    }

    void fault(String rule, String value, String zh, String en) {
        reading.faults().add(at, rule, value, zh, en);
    }

    private boolean required(String column) {
        if (!given(column)) {
            missing(column);
            return false;
        }
        return true;
    }

    private void badText(String column, String value, int max) {
        bad(
                column,
                value,
                "须为 1–" + max + " 个字符，前后无空格，无控制字符",
                "must be 1–" + max + " characters without blanks around or control characters");
    }
}
