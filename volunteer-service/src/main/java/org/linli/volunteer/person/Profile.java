package org.linli.volunteer.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's row, without the phone. */
record Profile(
        UUID id,
        long version,
        @Nullable String subject,
        PersonState state,
        String name,
        String area,
        String areaPath,
        @Nullable String workUnit,
        @Nullable String household,
        @Nullable Integer birthYear,
        List<String> languages,
        int weeklyCapMinutes,
        @Nullable Home home) {

    Person person() {
        return new Person(id, subject, state == PersonState.ACTIVE, areaPath, workUnit, household);
    }

    /** {@code 张**}: the first character, and nothing of how many there are. */
    static String masked(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }

    /** Names are personal data: a profile that gets into a log says who, not what they are called. */
    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
