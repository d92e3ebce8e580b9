package org.linli.dispatch.registry;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A street segment, as intake told it last.
 *
 * @param ownerUnit answers for the segment
 * @param ownerPosting the person who answers for it
 * @param line in whole micro-degrees
 */
public record Street(
        String code,
        Wording name,
        @Nullable String ownerUnit,
        @Nullable String ownerPosting,
        @Nullable Geometry line,
        boolean retired) {}
