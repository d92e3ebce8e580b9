package org.linli.intake.area;

/**
 * A pair of coordinates, in whatever datum was said beside it.
 *
 * @param longitude degrees, −180 to 180
 * @param latitude degrees, −90 to 90
 */
public record Point(double longitude, double latitude) {}
