package org.linli.citypack;

import java.util.Set;

/** What a rule or condition may name instead of a unit: found through the case's area or street. */
final class References {

    static final Set<String> RELATIVE =
            Set.of("street-office-of-area", "community-of-area", "property-of-area", "owner-of-street", "responsible");

    private References() {}

    /** True when it is surely neither a relative reference nor a unit. */
    static boolean unknown(String reference, Table<Unit> units) {
        return !RELATIVE.contains(reference) && units.lacks(reference);
    }
}
