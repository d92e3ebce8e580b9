package org.linli.citypack;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** The simple types of the format, the same in every kind of file. */
final class Values {

    static final Set<String> SPAN_UNITS = Set.of("urgent-hours", "working-hours", "working-days", "calendar-days");
    static final Set<String> URGENCIES = Set.of("routine", "urgent", "emergency");
    static final Set<String> UNIT_KINDS =
            Set.of("department", "street-office", "community", "property", "organisation");

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

    private Values() {}

    static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }

    static boolean isUuid(String value) {
        return UUID.matcher(value).matches();
    }

    /** 1 to max characters that can be shown and stored: no blanks around, no control characters but line breaks. */
    static boolean isText(String value, int max) {
        return !value.isEmpty()
                && value.codePointCount(0, value.length()) <= max
                && value.equals(value.strip())
                && value.codePoints().allMatch(Values::storable);
    }

    static Optional<LocalDate> date(String value) {
        if (!DATE.matcher(value).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Minutes since midnight of {@code 00:00} to {@code 24:00}. */
    static OptionalInt minuteOfDay(String value) {
        return TIME.matcher(value).matches()
                ? OptionalInt.of(Integer.parseInt(value.substring(0, 2)) * 60 + Integer.parseInt(value.substring(3)))
                : OptionalInt.empty();
    }

    static Optional<BigDecimal> decimal(String value) {
        return DECIMAL.matcher(value).matches() ? Optional.of(new BigDecimal(value)) : Optional.empty();
    }

    static OptionalInt whole(String value) {
        return WHOLE.matcher(value).matches() ? OptionalInt.of(Integer.parseInt(value)) : OptionalInt.empty();
    }

    private static boolean storable(int c) {
        return c == '\n' || (!Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF));
    }
}
