package org.linli.plan;

import java.util.Map;
import java.util.Set;

/**
 * Whom a person knows and whom they would like, soft.
 *
 * @param familiar percent by carer, 0 to 100: who came lately and how often; whoever is not named is a stranger. Empty: not
 *     judged
 * @param preferred any of these carers; empty: no preference
 */
public record Wishes(Map<String, Integer> familiar, Set<String> preferred) {

    public static final Wishes NONE = new Wishes(Map.of(), Set.of());

    public Wishes {
        familiar = Map.copyOf(familiar);
        preferred = Set.copyOf(preferred);
        if (familiar.values().stream().anyMatch(percent -> percent < 0 || percent > 100)) {
            throw new IllegalArgumentException("familiarity is 0 to 100 percent");
        }
    }
}
