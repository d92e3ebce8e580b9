package org.linli.kit.photo;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A photo decoded and encoded anew: pixels only, upright, no metadata, nothing of the file that was sent.
 *
 * @param bytes the file to keep; belongs to the receiver
 * @param mediaType of {@code bytes}, such as {@code image/jpeg}
 * @param width in pixels, upright
 * @param height in pixels, upright
 * @param sha256 of {@code bytes}, 64 lower-case hexadecimal digits
 * @param exifPosition where the original said it was taken
 * @param takenAt when the original said it was taken: the camera's local clock, zone unknown
 */
public record CleanPhoto(
        byte[] bytes,
        String mediaType,
        int width,
        int height,
        String sha256,
        Optional<Position> exifPosition,
        Optional<LocalDateTime> takenAt) {

    /** Without content, position or time: this may end up in a log. */
    @Override
    public String toString() {
        return "CleanPhoto[" + mediaType + ", " + width + "×" + height + ", " + bytes.length + " bytes]";
    }
}
