package org.linli.plan;

import org.jspecify.annotations.Nullable;

/**
 * A hard rule that a placement would break.
 *
 * @param visit at which it would be broken: the one asked for, or one after it; null when at the end of the carer's shift
 * @param detail a skill missing, or a pinned carer; null where the rule says all
 */
public record BrokenRule(
        Rule rule, @Nullable String visit, @Nullable String detail) {

    /** The hard rules. */
    public enum Rule {
        SKILL,
        EXCLUSION,
        PIN,
        FROZEN,
        NO_SHIFT,
        SAME_CARER_TWICE,
        WINDOW,
        SHIFT_END,
        COUPLING,
        MINIMUM_GAP,
        QUOTA
    }
}
