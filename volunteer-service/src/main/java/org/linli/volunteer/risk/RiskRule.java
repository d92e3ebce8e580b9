package org.linli.volunteer.risk;

import java.util.ArrayList;
import java.util.List;

/** Whether a claim may come to nothing, and why. */
final class RiskRule {

    static final String NOT_CONFIRMED = "not-confirmed";
    static final String SELDOM_COMES = "seldom-comes";

    private static final double LEAST_LIKELIHOOD = 0.5;
    /** Before somebody made a claim they come as probably as not; four claims outweigh that. */
    private static final double PRIOR_CLAIMS = 4;

    private static final double PRIOR_KEPT = 2;

    private RiskRule() {}

    /** How probably somebody comes, 0 to 1. @param made claims that came to something @param kept those of them that were served */
    static double likelihood(int made, int kept) {
        return (kept + PRIOR_KEPT) / (made + PRIOR_CLAIMS);
    }

    /** Empty when there is nothing to fear. */
    static List<String> reasons(boolean confirmed, double likelihood) {
        List<String> reasons = new ArrayList<>(2);
        if (!confirmed) {
            reasons.add(NOT_CONFIRMED);
        }
        if (likelihood < LEAST_LIKELIHOOD) {
            reasons.add(SELDOM_COMES);
        }
        return reasons;
    }
}
