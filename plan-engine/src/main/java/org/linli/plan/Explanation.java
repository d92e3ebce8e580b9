package org.linli.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a visit is where it is.
 *
 * @param placement null when left out
 * @param costs what the plan costs more than the same plan without serving this visit: without its risk, and for a visit left out
 *     only that
 * @param alternatives at most three, the cheapest first, each with other carers than planned or the same at another time
 */
public record Explanation(String visit, @Nullable Placement placement, Score costs, List<Alternative> alternatives) {

    public Explanation {
        alternatives = List.copyOf(alternatives);
    }
}
