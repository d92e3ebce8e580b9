package org.linli.plan;

import java.time.Duration;

/**
 * How far a search is.
 *
 * @param best score of the best plan so far
 * @param bound no plan costs less: medium before soft
 * @param done share of the budget, 0 to 1
 */
public record Progress(Score best, Bound bound, Duration elapsed, long iterations, double done) {}
