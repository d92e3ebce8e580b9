package org.linli.dispatch.tray;

import java.util.Set;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/**
 * Which cases and orders somebody may read: those in areas where an officer's role counts, and those of the units whose
 * handler the person is.
 */
record Scope(Set<String> areaPaths, Set<String> units) {

    /** Roles that read what lies in their areas. */
    static final String[] OFFICERS = {"desk", "dispatcher", "duty-chief", "inspector", "auditor"};

    static Scope of(Actor actor) {
        return new Scope(actor.areaPaths(OFFICERS), actor.units("unit-handler"));
    }

    /** Orders are none of the desk's business. */
    static Scope ofOrders(Actor actor) {
        return new Scope(
                actor.areaPaths("dispatcher", "duty-chief", "inspector", "auditor"), actor.units("unit-handler"));
    }

    /** @throws Problem not-allowed for somebody who holds no posting that lets read anything */
    Scope required() {
        if (areaPaths.isEmpty() && units.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED).detail("您目前没有有效任职", "You hold no posting at the moment");
        }
        return this;
    }

    boolean covers(String areaPath) {
        return areaPaths.stream().anyMatch(p -> areaPath.equals(p) || areaPath.startsWith(p + "."));
    }
}
