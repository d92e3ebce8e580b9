package org.linli.volunteer.matching;

/**
 * A place on earth.
 *
 * @param longitude WGS 84 degrees, -180 to 180
 * @param latitude WGS 84 degrees, -90 to 90
 */
public record Point(double longitude, double latitude) {

    public Point {
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("no place on earth: " + longitude + ", " + latitude);
        }
    }
}
