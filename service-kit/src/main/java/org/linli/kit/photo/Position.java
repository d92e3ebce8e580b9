package org.linli.kit.photo;

/**
 * Where a camera says it stood: degrees as written in the photo, by the EXIF standard WGS84. A claim of the sender's
 * device, not evidence.
 *
 * @param longitude −180 to 180
 * @param latitude −90 to 90
 */
public record Position(double longitude, double latitude) {

    public Position {
        if (!(Math.abs(longitude) <= 180) || !(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("not a place on earth");
        }
    }
}
