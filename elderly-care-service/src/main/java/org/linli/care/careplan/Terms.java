package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.visit.Coupling;

/**
 * What was agreed.
 *
 * @param lastDay included; null: until further notice
 * @param minutes of service, 5–480
 * @param window in which the service lies, on its day
 * @param preferredWindow inside the window, when it would suit best; null: any time of the window suits
 * @param coupling only of two carers
 * @param minimumGap least days between two that come; 0: none
 * @param packageId what it is paid from; null: nothing
 */
record Terms(
        String kind,
        Recurrence recurrence,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        int minutes,
        Window window,
        @Nullable Window preferredWindow,
        List<String> skills,
        int carers,
        @Nullable Coupling coupling,
        @Nullable UUID preferredCarer,
        HolidayPolicy holidayPolicy,
        int minimumGap,
        @Nullable UUID packageId) {

    Terms from(LocalDate first) {
        return new Terms(
                kind,
                recurrence,
                first,
                lastDay,
                minutes,
                window,
                preferredWindow,
                skills,
                carers,
                coupling,
                preferredCarer,
                holidayPolicy,
                minimumGap,
                packageId);
    }

    Terms until(@Nullable LocalDate last) {
        return new Terms(
                kind,
                recurrence,
                firstDay,
                last,
                minutes,
                window,
                preferredWindow,
                skills,
                carers,
                coupling,
                preferredCarer,
                holidayPolicy,
                minimumGap,
                packageId);
    }

    Terms during(Window other, @Nullable Window preferred) {
        return new Terms(
                kind,
                recurrence,
                firstDay,
                lastDay,
                minutes,
                other,
                preferred,
                skills,
                carers,
                coupling,
                preferredCarer,
                holidayPolicy,
                minimumGap,
                packageId);
    }

    Terms recurring(Recurrence other) {
        return new Terms(
                kind,
                other,
                firstDay,
                lastDay,
                minutes,
                window,
                preferredWindow,
                skills,
                carers,
                coupling,
                preferredCarer,
                holidayPolicy,
                minimumGap,
                packageId);
    }
}
