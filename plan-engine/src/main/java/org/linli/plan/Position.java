package org.linli.plan;

/** A place on earth, WGS 84. */
public record Position(double latitude, double longitude) {

    public Position {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("not a position");
        }
    }
}
