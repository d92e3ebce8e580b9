package org.linli.care.picture;

import java.util.Locale;
import org.linli.kit.photo.PhotoFault;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.problem.Problem;
import org.linli.kit.problem.ProblemType;

/** A refused photo as a problem of the API. */
record PhotoProblem(PhotoFault fault) implements ProblemType {

    static Problem of(PhotoRefused refused) {
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
