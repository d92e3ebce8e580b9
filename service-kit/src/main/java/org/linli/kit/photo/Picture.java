package org.linli.kit.photo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What was found in a file before anything is decoded: its size, and the parts a decoder needs. The other parts (colour
 * profiles, texts, thumbnails, whatever follows the end) never reach the decoder.
 *
 * @param width as the header states it, in pixels
 * @param height as the header states it, in pixels
 * @param heapPerPixel bytes of heap that decoding takes for each pixel
 * @param nativeBytes memory that decoding takes outside the heap
 * @param parts what the decoder is given, in order
 * @param exif the EXIF block, starting at its TIFF header
 */
record Picture(
        FileKind kind,
        int width,
        int height,
        int heapPerPixel,
        long nativeBytes,
        List<Slice> parts,
        Optional<byte[]> exif) {

    InputStream forDecoder() {
        return new SequenceInputStream(
                Collections.enumeration(parts.stream().map(Slice::open).toList()));
    }

    /** A stretch of an array; nothing is copied. */
    record Slice(byte[] bytes, int offset, int length) {

        static Slice of(byte[] whole) {
            return new Slice(whole, 0, whole.length);
        }

        InputStream open() {
            return new ByteArrayInputStream(bytes, offset, length);
        }
    }
}
