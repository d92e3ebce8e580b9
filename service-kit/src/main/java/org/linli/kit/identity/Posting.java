package org.linli.kit.identity;

import org.jspecify.annotations.Nullable;

/**
 * A role somebody holds at this moment, limited to an area, a unit, or both.
 *
 * @param role realm role, as in the token
 * @param areaPath codes from the root down, joined by dots; covers everything below; null when limited by unit only
 * @param unit code of the unit; null when limited by area only
 */
public record Posting(
        String role, @Nullable String areaPath, @Nullable String unit) {

    /** Whether a place lies within this posting's area. */
    public boolean coversArea(String path) {
        return areaPath != null && (path.equals(areaPath) || path.startsWith(areaPath + "."));
    }
}
