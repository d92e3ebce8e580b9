package org.linli.kit.problem;

/** One kind of failure a caller can meet. Each service lists its own in one enum; what all share is {@link CommonProblem}. */
public interface ProblemType {

    /** The last part of the problem's {@code type} address and the name of its page in the documentation. */
    String slug();

    /** HTTP status, 400–599. */
    int status();

    String titleZh();

    String titleEn();
}
