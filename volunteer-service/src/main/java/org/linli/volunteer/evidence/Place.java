package org.linli.volunteer.evidence;

/**
 * Where a service is given.
 *
 * @param latitude WGS 84, degrees, -90 to 90
 * @param longitude WGS 84, degrees, -180 to 180
 */
public record Place(double latitude, double longitude) {

    private static final double METRES_A_DEGREE = 111_195;

    /** Great-circle distance in whole metres. */
    int metresTo(double otherLatitude, double otherLongitude) {
        double north = Math.toRadians(otherLatitude - latitude);
        double east = Math.toRadians(otherLongitude - longitude);
        double half = square(Math.sin(north / 2))
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * square(Math.sin(east / 2));
        return (int) Math.round(Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(half)))) * METRES_A_DEGREE);
    }

    private static double square(double number) {
        return number * number;
    }

    /** A place is personal data: it gets into no log. */
    @Override
    public String toString() {
        return "Place";
    }
}
