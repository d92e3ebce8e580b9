package org.linli.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.reporting.registry.Places;
import org.linli.reporting.scope.Officers;

/** Turns what a caller asks for into what they are shown: never more than their postings cover. */
@ApplicationScoped
class Reaching {

    private final Officers officers;
    private final Places places;

    Reaching(Officers officers, Places places) {
        this.officers = officers;
        this.places = places;
    }

    /** @throws Problem invalid-input for an unknown area or unit, not-allowed for one outside the caller's postings */
    Reach of(Actor actor, @Nullable String area, @Nullable String unit) {
        Officers.Sight sight = officers.sightOf(actor);
        String path = area == null
                ? null
                : places.pathOf(area).orElseThrow(() -> Problem.invalid("area", "known", "没有此区域", "no such area"));
        if (unit != null && !places.isUnit(unit)) {
            throw Problem.invalid("unit", "known", "没有此单位", "no such unit");
        }
        boolean ownUnit = unit != null && sight.units().contains(unit);
        if (path != null && !sight.coversArea(path) && !ownUnit) {
            throw outside();
        }
        if (unit != null && !ownUnit && sight.paths().isEmpty()) {
            throw outside();
        }
        return new Reach(sight.everything(), sight.paths(), sight.units(), path, unit);
    }

    private static Problem outside() {
        return Problem.of(CommonProblem.NOT_ALLOWED)
                .detail("您的任职不含所问的区域或单位", "Your postings do not cover the area or unit asked for");
    }
}
