package org.linli.volunteer.team;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People who claim together.
 *
 * @param areaPath where they help, codes from the city down, joined by dots
 * @param unit organisation they are of; null: the area's own
 * @param leader a person
 * @param skills what the team vouches for
 */
public record Team(
        UUID id,
        long version,
        String name,
        String area,
        String areaPath,
        @Nullable String unit,
        UUID leader,
        List<String> skills) {}
