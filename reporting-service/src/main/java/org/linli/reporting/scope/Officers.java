package org.linli.reporting.scope;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.reporting.registry.Places;

/** How much of the city an officer may see: the areas of their postings, and for a unit's handler the unit itself. */
@ApplicationScoped
public class Officers {

    /** Roles that count for an area. */
    private static final String[] AREA_ROLES = {
        "desk", "dispatcher", "duty-chief", "inspector", "auditor", "grid-worker"
    };

    private static final String UNIT_ROLE = "unit-handler";

    /**
     * What somebody may see.
     *
     * @param everything every area of the city
     * @param paths areas, each with everything below it
     * @param units units
     */
    public record Sight(boolean everything, Set<String> paths, Set<String> units) {

        public boolean coversArea(String path) {
            return everything || paths.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "."));
        }
    }

    private final Places places;

    Officers(Places places) {
        this.places = places;
    }

    /** @throws Problem not-allowed for somebody without any officer's posting that is valid now */
    public Sight sightOf(Actor actor) {
        Set<String> paths = actor.areaPaths(AREA_ROLES);
        Set<String> units = actor.units(UNIT_ROLE);
        if (paths.isEmpty() && units.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("需要有效的任职", "Needs a posting as an officer that is valid now")
                    .with(
                            "roles",
                            List.of(
                                    "desk",
                                    "dispatcher",
                                    "duty-chief",
                                    "inspector",
                                    "auditor",
                                    "grid-worker",
                                    UNIT_ROLE));
        }
        return new Sight(isCityWide(paths), paths, units);
    }

    /** @throws Problem not-allowed unless duty chief of the whole city, or administrator */
    public String requireCityWideChief(Actor actor) {
        if (actor.has("administrator")) {
            return "administrator";
        }
        if (isCityWide(actor.areaPaths("duty-chief"))) {
            return "duty-chief";
        }
        throw Problem.of(CommonProblem.NOT_ALLOWED)
                .detail("需要全市范围的值班长任职,或管理员", "Needs a posting as duty-chief of the whole city, or administrator")
                .with("roles", List.of("duty-chief", "administrator"));
    }

    private boolean isCityWide(Set<String> paths) {
        List<String> city = places.cityPaths();
        return !city.isEmpty() && paths.containsAll(city);
    }
}
