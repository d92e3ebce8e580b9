package org.linli.kit.photo;

import java.util.Locale;
import org.linli.kit.problem.Problem;
import org.linli.kit.problem.ProblemType;

/** A photo that was refused, as callers of the API read it. */
public record PhotoProblem(PhotoFault fault) implements ProblemType {

    /** What to throw; one that is only busy says when to come again. */
    public static Problem of(PhotoRefused refused) {
        Problem problem = Problem.of(new PhotoProblem(refused.fault()))
                .detail(refused.detail(Locale.CHINESE), refused.detail(Locale.ENGLISH));
        return refused.fault().status() == 503 ? problem.header("Retry-After", "10") : problem;
    }

    @Override
    public String slug() {
        return fault.slug();
    }

    @Override
    public int status() {
        return fault.status();
    }

    @Override
    public String titleZh() {
        return fault.title(Locale.CHINESE);
    }

    @Override
    public String titleEn() {
        return fault.title(Locale.ENGLISH);
    }
}
