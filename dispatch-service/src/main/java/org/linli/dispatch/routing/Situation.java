package org.linli.dispatch.routing;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as the rules see it.
 *
 * @param categoryPath codes from level 1 down to the case's category
 * @param areaPath codes from the city down to the case's area
 * @param street the segment it lies on
 * @param streetOwner the unit that answers for that segment
 * @param when the moment of dispatching in the city's zone
 * @param workday whether that calendar day is worked
 */
record Situation(
        List<String> categoryPath,
        List<String> areaPath,
        @Nullable String street,
        @Nullable String streetOwner,
        LocalDateTime when,
        boolean workday) {}
