package org.linli.care.assessment;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The level that GB/T 42195-2022 gives for a total, and what raises it (section 5 of the standard). */
final class Grading {

    /** Points when nothing is lost. */
    static final int FULL = 90;

    private static final int COMPLETE_LOSS = 4;
    private static final int MILD = 66;
    private static final int MODERATE = 46;
    private static final int SEVERE = 30;

    /** Why the level is higher than the total alone would say. */
    enum Raising {
        /** A diagnosed cognitive impairment or dementia. */
        DEMENTIA,
        /** A mental or behavioural disorder diagnosed by a psychiatrist. */
        MENTAL_ILLNESS,
        /** Two or more events of the last 30 days: falls, choking, going astray, harming oneself. */
        EVENTS,
        /** In a coma: complete loss, whatever the total. */
        COMA;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Raising> of(String wire) {
            return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
        }
    }

    private Grading() {}

    /** @param total 0–90 */
    static int level(int total, @Nullable Raising raising) {
        if (raising == Raising.COMA) {
            return COMPLETE_LOSS;
        }
        int level = byPoints(total);
        return raising == null ? level : Math.min(COMPLETE_LOSS, level + 1);
    }

    private static int byPoints(int total) {
        if (total == FULL) {
            return 0;
        }
        if (total >= MILD) {
            return 1;
        }
        if (total >= MODERATE) {
            return 2;
        }
        return total >= SEVERE ? 3 : COMPLETE_LOSS;
    }
}
