package org.linli.volunteer.matching;

/** What a person must keep to be asked at all, in the order in which it is looked at. */
public enum HardRule {
    /** They agreed to be matched. */
    CONSENT("consent"),
    /** Each certificate wanted is verified and valid on every day of the service. */
    CERTIFICATE("certificate"),
    /** They have all skills of one of the groups wanted. */
    SKILL("skill"),
    /** They are free in the whole window, and can walk there from what they do before and to what they do after. */
    FREE_TIME("free-time"),
    /** What they agreed to in that week and this service are within what they can give in a week. */
    WEEKLY_CAP("weekly-cap"),
    /** Neither of the two asked not to meet the other. */
    BLOCKED_PAIR("blocked-pair"),
    /** Nobody earns for helping those they live with. */
    OWN_HOUSEHOLD("own-household"),
    /** They live within the reach of the need. */
    AREA("area");

    private final String code;

    HardRule(String code) {
        this.code = code;
    }

    /** The name outside this program. */
    public String code() {
        return code;
    }
}
