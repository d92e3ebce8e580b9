package org.linli.volunteer.matching;

/** What makes one fitting person better than another; each is worth 0 to 1 before it is weighed. */
public enum Term {
    /** 1 next door, 0 from an hour's walk on. */
    WALKING_TIME("walking-time"),
    /** 0 for whoever alone has a skill that this need does not want: they are kept free. */
    SCARCE_SKILL("scarce-skill"),
    /** 1 for who served the same receiver before, a half for the same area. */
    FAMILIARITY("familiarity"),
    /** 1 for newcomers, less the more somebody served in the last thirty days. */
    FAIRNESS("fairness"),
    /** How probably they say yes, as they did before. */
    LIKELIHOOD("likelihood"),
    /** 1 when they speak a dialect of the receiver, or none is asked for. */
    DIALECT("dialect"),
    /** 1 for who asked to be chosen for this need. */
    PICK_ME("pick-me");

    private final String code;

    Term(String code) {
        this.code = code;
    }

    /** The name outside this program. */
    public String code() {
        return code;
    }
}
