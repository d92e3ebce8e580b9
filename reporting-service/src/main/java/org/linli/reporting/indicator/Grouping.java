package org.linli.reporting.indicator;

/** Along what figures are split. */
public enum Grouping {
    /** Not at all. */
    NONE,
    /** By the subdistrict a report lies in. */
    SUBDISTRICT,
    /** By the unit a row counts for. */
    UNIT;

    String key(Over over) {
        return switch (this) {
            case NONE -> "''";
            case SUBDISTRICT -> "COALESCE(place.subdistrict, '')";
            case UNIT -> "COALESCE(" + over.unit() + ", '')";
        };
    }

    String join() {
        return this != SUBDISTRICT ? "" : """
                 LEFT JOIN (SELECT a.code, s.code AS subdistrict
                              FROM area a CROSS JOIN LATERAL unnest(string_to_array(a.path, '.')) AS part(code)
                              JOIN area s ON s.code = part.code AND s.level = 'subdistrict') place
                   ON place.code = r.area_code""";
    }
}
