package org.linli.volunteer.need;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, checked when it entered.
 *
 * @param kind category code
 * @param details for those who may help; no address and no name
 * @param reach from how far people are asked: the need's community, its subdistrict, or the whole city
 * @param places 1–500
 * @param minutes of service a place takes, 15–1,440
 * @param skillGroups one of these groups of skill codes, whole; empty: anybody
 * @param certificates kinds, all of them valid throughout the service
 * @param fairWindowSeconds claims within so long after opening are drawn, not raced; 0: first come, first served
 * @param household of whoever is helped: nobody of the same is asked
 */
public record Wanted(
        String kind,
        String title,
        @Nullable String details,
        String area,
        String areaPath,
        String reach,
        int places,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        List<List<String>> skillGroups,
        List<String> certificates,
        boolean isPrivate,
        boolean urgent,
        int fairWindowSeconds,
        @Nullable String household) {}
