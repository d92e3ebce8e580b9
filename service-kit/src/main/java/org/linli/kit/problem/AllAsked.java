package org.linli.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks on after a rule is broken, so that one answer names every field that breaks one. */
public final class AllAsked {

    private final List<Problem.FieldError> broken = new ArrayList<>();

    /**
     * What the question gives; null when it breaks a rule of the input, which is kept for {@link #refuse}.
     *
     * @throws Problem of any other type
     */
    public <T extends @Nullable Object> @Nullable T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (Problem problem) {
            if (problem.type() != CommonProblem.INVALID_INPUT) {
                throw problem;
            }
            broken.addAll(problem.errors());
            return null;
        }
    }

    /** Goes on only when nothing is broken: then every question that must give something has given it. @throws Problem invalid-input naming all */
    public void refuse() {
        if (!broken.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID_INPUT).fields(broken);
        }
    }
}
