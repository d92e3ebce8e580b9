package org.linli.care.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** In which areas somebody may list, as a condition on the path of an area. */
public final class AreaScope {

    private final List<String> below;

    private AreaScope(Set<String> paths) {
        this.below = paths.stream().map(path -> path + ".").toList();
    }

    /** Where any of the roles counts. @throws Problem not-allowed when none counts anywhere */
    public static AreaScope of(Actor actor, String... roles) {
        Set<String> paths = actor.areaPaths(roles);
        if (paths.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("您没有相应的任职", "You hold no posting for this")
                    .with("roles", List.of(roles));
        }
        return new AreaScope(paths);
    }

    /**
     * Adds the condition and its arguments.
     *
     * @param column holds the path of an area
     */
    public void restrict(String column, List<String> where, List<Object> arguments) {
        List<String> any = new ArrayList<>();
        for (String path : below) {
            any.add("starts_with(" + column + " || '.', ?)");
            arguments.add(path);
        }
        where.add("(" + String.join(" OR ", any) + ")");
    }

    /** Adds the condition that the area lies within one. */
    public static void within(String column, String path, List<String> where, List<Object> arguments) {
        where.add("starts_with(" + column + " || '.', ?)");
        arguments.add(path + ".");
    }
}
