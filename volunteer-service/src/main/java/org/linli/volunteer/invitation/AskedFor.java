package org.linli.volunteer.invitation;

import org.linli.volunteer.need.Need;

/** Time and place of a need as one text: what somebody said to it counts as long as it stays the same. */
public final class AskedFor {

    private AskedFor() {}

    /** Such as {@code 2026-12-02T01:00:00Z/2026-12-02T03:00:00Z@city.s.c.g}. */
    public static String of(Need need) {
        return need.beginsAt() + "/" + need.endsAt() + "@" + need.areaPath();
    }
}
