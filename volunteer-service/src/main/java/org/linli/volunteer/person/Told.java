package org.linli.volunteer.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody told of a person, checked.
 *
 * @param areaPath of the area
 * @param phone null: nothing was said of it
 * @param withoutPhone it was said that there is none
 */
record Told(
        String name,
        @Nullable Phone phone,
        boolean withoutPhone,
        String area,
        String areaPath,
        @Nullable String workUnit,
        @Nullable String household,
        @Nullable Integer birthYear,
        List<String> languages,
        int weeklyCapMinutes,
        @Nullable Home home) {

    @Override
    public String toString() {
        return "Told[" + area + "]";
    }
}
