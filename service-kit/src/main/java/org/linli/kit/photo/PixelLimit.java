package org.linli.kit.photo;

/** Refuses a picture by the size in its header, before memory is given to it. */
record PixelLimit(long maxPixels) {

    void check(int width, int height) {
        if ((long) width * height > maxPixels) {
            throw new PhotoRefused(
                    PhotoFault.TOO_MANY_PIXELS, Integer.toString(width), Integer.toString(height), maxPixels + " px");
        }
    }
}
