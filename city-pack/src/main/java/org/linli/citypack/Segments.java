package org.linli.citypack;

/**
 * Where segments lie to each other, exactly: micro-degrees differ by less than 2^29 in x and 2^28 in y, so every product
 * here fits a long.
 */
final class Segments {

    private Segments() {}

    /** Twice the signed area of the triangle a b c: above 0 when c is to the left of a → b, 0 on one line. */
    static long cross(long a, long b, long c) {
        long abx = (long) Positions.x(b) - Positions.x(a);
        long aby = (long) Positions.y(b) - Positions.y(a);
        long acx = (long) Positions.x(c) - Positions.x(a);
        long acy = (long) Positions.y(c) - Positions.y(a);
        return abx * acy - aby * acx;
    }

    /** Whether p lies inside the segment a b, not at an end. */
    static boolean inside(long p, long a, long b) {
        return p != a && p != b && cross(a, b, p) == 0 && inBox(p, a, b);
    }

    /** Whether the two segments share any point, ends included. */
    static boolean meet(long a, long b, long c, long d) {
        int abc = Long.signum(cross(a, b, c));
        int abd = Long.signum(cross(a, b, d));
        int cda = Long.signum(cross(c, d, a));
        int cdb = Long.signum(cross(c, d, b));
        if (abc != abd && cda != cdb) {
            return true;
        }
        return (abc == 0 && inBox(c, a, b))
                || (abd == 0 && inBox(d, a, b))
                || (cda == 0 && inBox(a, c, d))
                || (cdb == 0 && inBox(b, c, d));
    }

    /** Whether the two segments cross at a point that is an end of neither. */
    static boolean cross(long a, long b, long c, long d) {
        return Long.signum(cross(a, b, c)) * Long.signum(cross(a, b, d)) < 0
                && Long.signum(cross(c, d, a)) * Long.signum(cross(c, d, b)) < 0;
    }

    /** Whether b → c runs back over a → b. */
    static boolean turnsBack(long a, long b, long c) {
        long abx = (long) Positions.x(b) - Positions.x(a);
        long aby = (long) Positions.y(b) - Positions.y(a);
        long bcx = (long) Positions.x(c) - Positions.x(b);
        long bcy = (long) Positions.y(c) - Positions.y(b);
        return abx * bcy - aby * bcx == 0 && abx * bcx + aby * bcy < 0;
    }

    private static boolean inBox(long p, long a, long b) {
        return between(Positions.x(p), Positions.x(a), Positions.x(b))
                && between(Positions.y(p), Positions.y(a), Positions.y(b));
    }

    private static boolean between(int value, int one, int other) {
        return value >= Math.min(one, other) && value <= Math.max(one, other);
    }
}
