package org.linli.dispatch.routing;

import org.jspecify.annotations.Nullable;

/**
 * What a case is about and where it lies.
 *
 * @param streetCode the segment the place is on, where already known; else it is found from the coordinates
 * @param longitude WGS 84
 * @param latitude WGS 84
 */
public record CasePlace(
        String categoryCode,
        String areaCode,
        @Nullable String streetCode,
        @Nullable Double longitude,
        @Nullable Double latitude) {}
