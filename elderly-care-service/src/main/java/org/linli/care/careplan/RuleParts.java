package org.linli.care.careplan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Problem;

/** Reads a rule of RFC 5545 part by part, so that a refusal can name the part. Only rules of days: no hour is named in them. */
final class RuleParts {

    private static final int LONGEST = 500;
    private static final int MOST = 999;
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> OF_HOURS = Set.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final Set<String> SELECTING =
            Set.of("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS");
    private static final Set<String> ORDINAL_FREQUENCIES = Set.of("MONTHLY", "YEARLY");
    private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}");
    private static final Pattern UNTIL = Pattern.compile("(\\d{8})(T([01]\\d|2[0-3])[0-5]\\d[0-5]\\dZ?)?");
    /** What the numbers of a part may be, either way: also counted from the end, except months. */
    private static final Map<String, Integer> RANGES =
            new TreeMap<>(Map.of("BYMONTHDAY", 31, "BYYEARDAY", 366, "BYWEEKNO", 53, "BYSETPOS", 366, "BYMONTH", 12));

    private final String field;
    private final Map<String, String> parts = new LinkedHashMap<>();

    private RuleParts(String field) {
        this.field = field;
    }

    /** @return the rule in capitals, without blanks around it @throws Problem invalid-input naming every part that breaks a rule */
    static String checked(String field, String text) {
        String rule = text.strip().toUpperCase(Locale.ROOT);
        if (rule.length() > LONGEST) {
            throw Problem.invalid(field, "length", "最多 500 个字符", "must have at most 500 characters");
        }
        RuleParts read = new RuleParts(field);
        read.split(rule);
        AllAsked all = new AllAsked();
        read.parts.forEach((part, value) -> all.ask(() -> {
            read.check(part, value);
            return part;
        }));
        all.refuse();
        read.checkTogether();
        return rule;
    }

    private void split(String rule) {
        for (String each : rule.split(";", -1)) {
            int equals = each.indexOf('=');
            if (equals < 1 || equals == each.length() - 1) {
                throw Problem.invalid(
                        field, "rfc-5545", "须为以分号隔开的 名称=值", "must be parts NAME=VALUE, separated by semicolons");
            }
            if (parts.put(each.substring(0, equals), each.substring(equals + 1)) != null) {
                throw refused(each.substring(0, equals), "once", "只能出现一次", "must be given once");
            }
        }
        if (!parts.containsKey("FREQ")) {
            throw refused("FREQ", "required", "必填", "is required");
        }
    }

    private void check(String part, String value) {
        switch (part) {
            case "FREQ" -> oneOf(part, value, FREQUENCIES);
            case "INTERVAL", "COUNT" -> positive(part, value);
            case "UNTIL" -> until(value);
            case "WKST" -> oneOf(part, value, Set.of("MO", "TU", "WE", "TH", "FR", "SA", "SU"));
            case "RSCALE" -> oneOf(part, value, Set.of("GREGORIAN"));
            case "SKIP" -> oneOf(part, value, Set.of("OMIT", "BACKWARD", "FORWARD"));
            case "BYDAY" -> days(value);
            case "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYMONTH" -> numbers(part, value);
            default -> {
                if (OF_HOURS.contains(part)) {
                    throw refused(part, "days-only", "规则只含日期,时间另填", "a rule of days must not name times");
                }
                throw refused(part, "known-part", "RFC 5545 中没有此部分", "is no part of a rule");
            }
        }
    }

    private void checkTogether() {
        String frequency = parts.getOrDefault("FREQ", "");
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw refused("UNTIL", "not-with-count", "不能与 COUNT 同时使用", "must not be given with COUNT");
        }
        if (parts.containsKey("SKIP") && !parts.containsKey("RSCALE")) {
            throw refused("SKIP", "with-rscale", "须同时给出 RSCALE", "must be given with RSCALE");
        }
        if (parts.containsKey("BYWEEKNO") && !"YEARLY".equals(frequency)) {
            throw refused("BYWEEKNO", "with-freq", "只能用于 FREQ=YEARLY", "is for FREQ=YEARLY only");
        }
        if (parts.containsKey("BYYEARDAY") && !"YEARLY".equals(frequency)) {
            throw refused("BYYEARDAY", "with-freq", "只能用于 FREQ=YEARLY", "is for FREQ=YEARLY only");
        }
        if (parts.containsKey("BYMONTHDAY") && "WEEKLY".equals(frequency)) {
            throw refused("BYMONTHDAY", "with-freq", "不能用于 FREQ=WEEKLY", "is not for FREQ=WEEKLY");
        }
        boolean ordinals = parts.getOrDefault("BYDAY", "").matches(".*\\d.*");
        if (ordinals && (!ORDINAL_FREQUENCIES.contains(frequency) || parts.containsKey("BYWEEKNO"))) {
            throw refused(
                    "BYDAY", "with-freq", "序数只能用于按月或按年", "ordinals are for FREQ=MONTHLY and YEARLY, without BYWEEKNO");
        }
        if (parts.containsKey("BYSETPOS")
                && parts.keySet().stream().noneMatch(part -> SELECTING.contains(part) && !"BYSETPOS".equals(part))) {
            throw refused("BYSETPOS", "with-by", "须与其他 BY 部分同时使用", "must be given with another BY part");
        }
    }

    private void oneOf(String part, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            List<String> sorted = allowed.stream().sorted().toList();
            throw refused(
                    part,
                    "one-of",
                    "须为其中之一:" + String.join("、", sorted),
                    "must be one of " + String.join(", ", sorted));
        }
    }

    private void positive(String part, String value) {
        if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1) {
            throw refused(part, "range", "须为 1 至 " + MOST, "must be 1 to " + MOST);
        }
    }

    private void until(String value) {
        Matcher matcher = UNTIL.matcher(value);
        if (!matcher.matches() || !isDay(matcher.group(1))) {
            throw refused("UNTIL", "date", "须为日期,如 20261231", "must be a date, such as 20261231");
        }
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    private void days(String value) {
        for (String each : value.split(",", -1)) {
            Matcher matcher = DAY.matcher(each);
            if (!matcher.matches()) {
                throw refused("BYDAY", "weekday", "须为 MO 至 SU,可带序数", "must be MO to SU, perhaps with an ordinal");
            }
            String ordinal = matcher.group(1);
            int most = "YEARLY".equals(parts.get("FREQ")) && !parts.containsKey("BYMONTH") ? 53 : 5;
            if (ordinal != null) {
                within("BYDAY", Integer.parseInt(ordinal), most);
            }
        }
    }

    private void numbers(String part, String value) {
        int most = RANGES.getOrDefault(part, 0);
        for (String each : value.split(",", -1)) {
            if (!NUMBER.matcher(each).matches()) {
                throw refused(part, "number", "须为以逗号隔开的整数", "must be whole numbers, separated by commas");
            }
            int number = Integer.parseInt(each);
            within(part, number, most);
            if (number < 0 && "BYMONTH".equals(part)) {
                throw refused(part, "range", "须为 1 至 12", "must be 1 to 12");
            }
        }
    }

    private void within(String part, int number, int most) {
        if (number == 0 || Math.abs(number) > most) {
            throw refused(
                    part, "range", "须为 ±1 至 ±" + most, "must be 1 to " + most + ", negative to count from the end");
        }
    }

    private Problem refused(String part, String rule, String zh, String en) {
        String shown = part.matches("[A-Z]{1,20}") ? field + "." + part : field;
        return Problem.invalid(shown, rule, zh, en);
    }
}
