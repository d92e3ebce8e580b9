package org.linli.dispatch.registry;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * An area, as intake told it last.
 *
 * @param path codes from the city down, joined by dots
 * @param level city, district, subdistrict, community, grid or building
 * @param geometry in whole micro-degrees; grids have one
 */
public record Area(
        String code,
        @Nullable String parent,
        String path,
        String level,
        Wording name,
        @Nullable Geometry geometry,
        boolean retired) {}
