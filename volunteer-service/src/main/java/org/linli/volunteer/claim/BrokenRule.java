package org.linli.volunteer.claim;

import org.linli.kit.problem.Problem;
import org.linli.volunteer.problem.VolunteerProblem;

/**
 * A hard rule that keeps somebody from serving, with the fact that breaks it.
 *
 * @param rule name, as in the design: {@code area}, {@code own-household}, {@code free-time}, …
 */
public record BrokenRule(String rule, String zh, String en) {

    Problem asProblem() {
        return Problem.of(VolunteerProblem.MAY_NOT_SERVE).detail(zh, en).with("rule", rule);
    }
}
