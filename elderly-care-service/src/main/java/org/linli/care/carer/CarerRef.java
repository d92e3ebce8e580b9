package org.linli.care.carer;

import java.util.List;
import java.util.UUID;

/**
 * What other rooms need to know of a carer.
 *
 * @param unit provider they work for
 * @param areaPath where they serve, with everything below it
 */
public record CarerRef(
        UUID id, long version, CarerState state, String subject, String unit, String areaPath, List<String> skills) {

    public boolean active() {
        return state == CarerState.ACTIVE;
    }

    /** Whether a place lies where they serve. */
    public boolean serves(String path) {
        return (path + ".").startsWith(areaPath + ".");
    }
}
