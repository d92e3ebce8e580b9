package org.linli.citypack;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.LineString;

/**
 * A street segment (streets.csv, streets.geojson).
 *
 * @param ownerUnit unit that answers for the segment
 * @param ownerPosting posting of the person who answers for it, if any
 * @param line WGS84, x = longitude, y = latitude, whole micro-degrees
 */
public record Street(
        String code,
        String nameZh,
        String nameEn,
        String ownerUnit,
        @Nullable String ownerPosting,
        LineString line) {}
