package org.linli.kit.state;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** The table has no way for this action; says why, what state it is, and what is possible now and for whom. */
public final class Refused extends RuntimeException {

    /** Which part of the row did not fit. */
    public enum Why {
        STATE,
        ROLE,
        GUARD
    }

    private final Why why;
    private final String state;
    private final String action;
    private final Transitions.@Nullable Guard<?> guard;
    private final List<Transitions.Possible> possible;

    Refused(
            Why why,
            String state,
            String action,
            Transitions.@Nullable Guard<?> guard,
            List<Transitions.Possible> possible) {
        super(action + " in " + state + ": " + why, null, false, false);
        this.why = why;
        this.state = state;
        this.action = action;
        this.guard = guard;
        this.possible = possible;
    }

    public Why why() {
        return why;
    }

    public @Nullable String guardName() {
        return guard == null ? null : guard.name();
    }

    /** 403 when only the role was wrong, else 409; both name the present state and what is possible. */
    public Problem asProblem() {
        Problem problem = Problem.of(why == Why.ROLE ? CommonProblem.NOT_ALLOWED : CommonProblem.CONFLICT);
        if (guard == null) {
            problem.detail("状态 " + state + " 下不能 " + action, "Cannot " + action + " in state " + state);
        } else {
            problem.detail(guard.zh(), guard.en()).with("guard", guard.name());
        }
        return problem.with("state", state)
                .with(
                        "possible",
                        possible.stream()
                                .map(p -> Map.of("action", p.action(), "roles", new TreeSet<>(p.roles())))
                                .toList());
    }
}
