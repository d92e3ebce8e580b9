package org.linli.volunteer.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the rules know of somebody who helps: no name, no phone.
 *
 * @param subject of their token; null for somebody without a phone, for whom others act
 * @param areaPath where they live, codes from the city down, joined by dots
 * @param workUnit unit they work at
 * @param household whoever lives with them bears the same; null: nobody known
 */
public record Person(
        UUID id,
        @Nullable String subject,
        boolean active,
        String areaPath,
        @Nullable String workUnit,
        @Nullable String household) {}
