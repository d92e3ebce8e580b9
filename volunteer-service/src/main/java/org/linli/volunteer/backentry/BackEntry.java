package org.linli.volunteer.backentry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A back entry as its row.
 *
 * @param areaPath where the person lived when it was entered
 * @param community of that area
 * @param workUnit they worked at then
 * @param day of the service, in the city's zone
 * @param reason why it was not recorded then; never on a list that others read
 * @param key of whoever entered it: the same key is the same entry
 * @param decided null as long as it is proposed
 */
record BackEntry(
        UUID id,
        long version,
        BackEntryState state,
        UUID person,
        String personName,
        String area,
        String areaPath,
        @Nullable String community,
        @Nullable String workUnit,
        String kind,
        LocalDate day,
        int minutes,
        String reason,
        String key,
        Hand entered,
        @Nullable Hand decided,
        @Nullable String decisionReason) {

    /** Who did it, by a posting over which area, and when. */
    record Hand(String subject, String area, Instant at) {}

    boolean asksTheSameAs(BackEntry other) {
        return person.equals(other.person)
                && kind.equals(other.kind)
                && day.equals(other.day)
                && minutes == other.minutes
                && reason.equals(other.reason);
    }

    /** Names are personal data. */
    @Override
    public String toString() {
        return "BackEntry[" + id + "]";
    }
}
