package org.linli.dispatch.routing;

import java.time.Instant;
import java.util.Optional;

/** Finds the unit responsible: the first routing rule that matches, else the responsibility list. */
public interface Routing {

    /**
     * @param at the moment of dispatching
     * @return empty when nothing matches: the case waits for a dispatcher
     */
    Optional<Route> choose(CasePlace place, Instant at);
}
