package org.linli.plan;

/** How many more visits of a kind may be planned on a contract, hard. @param left at least 0 */
public record Quota(Funding funding, int left) {

    public Quota {
        if (left < 0) {
            throw new IllegalArgumentException("a quota of " + left);
        }
    }
}
