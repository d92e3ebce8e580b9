package org.linli.volunteer.matching;

import java.util.Locale;

/**
 * Among whose people a need is offered: those of its community, its subdistrict, or the whole city. Neighbours first: an
 * ordinary need reaches its subdistrict, in which everybody can walk, an urgent one the city.
 */
public enum Reach {
    COMMUNITY,
    SUBDISTRICT,
    CITY;

    /** What a need reaches when nobody said otherwise. */
    public static Reach usual(boolean urgent) {
        return urgent ? CITY : SUBDISTRICT;
    }

    /** The level of the area that bounds it, as in the registry. */
    public String level() {
        return name().toLowerCase(Locale.ROOT);
    }
}
