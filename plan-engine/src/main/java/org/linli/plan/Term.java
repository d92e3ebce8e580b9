package org.linli.plan;

/** What a plan is judged by. Hard rules are no terms: a plan breaks none. */
public enum Term {
    /** Medium: risk of every visit left out. */
    UNPLANNED,
    /** Ticks that parts start after they are due, all together. */
    LATENESS,
    /** Ticks of the part that is latest. */
    LARGEST_LATENESS,
    /** Ticks on the way, all together. */
    TRAVEL,
    /** Percent of strangeness of who comes, all together. */
    CONTINUITY,
    /** Parts done by somebody else than wished. */
    PREFERENCE,
    /** Ticks of service above a carer's even share, all together. */
    FAIR_LOAD,
    /** Ticks carers wait between two visits, all together. */
    WAITING,
    /** Ticks carers are back after the end of the shift, all together. */
    OVERTIME,
    /** Published parts done by another carer, and ticks published visits moved beyond what is tolerated; each has its weight. */
    DISTURBANCE
}
