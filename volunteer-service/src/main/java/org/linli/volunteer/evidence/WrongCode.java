package org.linli.volunteer.evidence;

import org.linli.kit.problem.Problem;

/**
 * The code was not the right one. Unlike every other refusal it leaves something behind: that it was tried. So a use case
 * that takes a code does not roll back on it, and throws it before it changed anything else.
 */
public final class WrongCode extends RuntimeException {

    private final int triesLeft;

    WrongCode(int triesLeft) {
        super("wrong code", null, false, false);
        this.triesLeft = triesLeft;
    }

    public Problem asProblem() {
        return Problem.invalid("code", "right", "代码不对,还可试 " + triesLeft + " 次", "is wrong; tries left: " + triesLeft)
                .with("triesLeft", triesLeft);
    }
}
