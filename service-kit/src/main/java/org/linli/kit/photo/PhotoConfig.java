package org.linli.kit.photo;

import java.time.Duration;

/**
 * The limits within which photos are accepted.
 *
 * @param maxBytes largest file taken, in bytes (at least 1)
 * @param maxPixels largest width × height taken, as the file's header states it (at least 1)
 * @param maxSide longest side of what is kept, in pixels (1 to 65,500, the limit of JPEG); larger pictures are scaled
 *     down
 * @param jpegQuality quality of what is kept, above 0 up to 1
 * @param decodingBytes heap that all decodings together may hold at one time, in bytes (at least 1 MiB); a picture that
 *     needs more alone is refused
 * @param photosAtOnce how many files may be received or cleaned at one time (at least 1); bounds the heap held by bytes
 *     not decoded yet to this number × twice {@code maxBytes}
 * @param receivingTime how long one file may take to arrive
 * @param patience how long an upload waits for its turn before it is told to come back later
 */
public record PhotoConfig(
        int maxBytes,
        long maxPixels,
        int maxSide,
        float jpegQuality,
        long decodingBytes,
        int photosAtOnce,
        Duration receivingTime,
        Duration patience) {

    private static final int MEBI = 1024 * 1024;

    public PhotoConfig {
        require(maxBytes >= 1, "maxBytes");
        require(maxPixels >= 1, "maxPixels");
        require(maxSide >= 1 && maxSide <= 65_500, "maxSide");
        require(jpegQuality > 0 && jpegQuality <= 1, "jpegQuality");
        require(decodingBytes >= MEBI, "decodingBytes");
        require(photosAtOnce >= 1, "photosAtOnce");
        require(receivingTime.isPositive(), "receivingTime");
        require(!patience.isNegative(), "patience");
    }

    /** 10 MiB, 50 million pixels, kept at 4096 pixels and quality 0.85, 320 MiB of heap for decoding. */
    public static PhotoConfig standard() {
        return new PhotoConfig(
                10 * MEBI, 50_000_000, 4096, 0.85f, 320L * MEBI, 16, Duration.ofSeconds(60), Duration.ofSeconds(10));
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("photo setting out of range: " + name);
        }
    }
}
