package org.linli.care.carer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Times of day as {@code HH:mm}, kept as minutes after midnight. */
public final class WallClock {

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)");
    private static final String END_OF_DAY = "24:00";
    private static final int DAY = 24 * 60;

    private WallClock() {}

    /** @throws Problem invalid-input unless it is {@code HH:mm} */
    public static int minute(String field, @Nullable String text) {
        if (END_OF_DAY.equals(text)) {
            return DAY;
        }
        Matcher matcher = TIME.matcher(Asked.given(field, text));
        if (!matcher.matches()) {
            throw Problem.invalid(field, "time-of-day", "须为 HH:mm", "must be HH:mm");
        }
        return Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
    }

    public static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
