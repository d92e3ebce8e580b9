package org.linli.kit.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kit.photo.Picture.Slice;

/**
 * Reads the marker structure of a JPEG file (ITU-T T.81, annex B) and keeps what a decoder needs: tables, frame and
 * scans. Application segments and comments are left out; in their place stands one short header that says how the
 * colours are coded, because decoders guess it from those segments.
 */
final class JpegLayout {

    /** Encoders write about ten scans; thousands in one small file only burn processor time. */
    private static final int MAX_SCANS = 32;

    private static final byte[] START = {(byte) 0xFF, (byte) 0xD8};
    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] JFIF = segment(0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0");

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int DQT = 0xDB;
    private static final int DHT = 0xC4;
    private static final int DRI = 0xDD;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final int COMMENT = 0xFE;

    private final byte[] file;
    private final PixelLimit limit;
    private final List<Slice> kept = new ArrayList<>();
    private int at = 2;
    private int scans;
    private @Nullable Frame frame;
    private boolean jfif;
    private int adobeTransform = -1;
    private byte @Nullable [] exif;

    private JpegLayout(byte[] file, PixelLimit limit) {
        this.file = file;
        this.limit = limit;
    }

    /** @throws PhotoRefused when the file is cut off, malformed, too large, or coded in a way that is not supported */
    static Picture read(byte[] file, PixelLimit limit) {
        return new JpegLayout(file, limit).read();
    }

    private Picture read() {
        while (true) {
            int start = at;
            int marker = nextMarker();
            if (marker == EOI) {
                return picture();
            }
            int length = segmentLength();
            int body = at + 2;
            int bodyLength = length - 2;
            switch (marker) {
                case DQT, DHT, DRI -> kept.add(new Slice(file, start, at + length - start));
                case SOS -> {
                    startScan();
                    at = endOfScan(at + length);
                    kept.add(new Slice(file, start, at - start));
                    continue;
                }
                case APP0 -> jfif |= bodyLength >= 5 && text(body, 5).equals("JFIF\0");
                case APP1 -> takeExif(body, bodyLength);
                case APP14 -> takeAdobe(body, bodyLength);
                default -> takeOther(marker, start, body, bodyLength);
            }
            at += length;
        }
    }

    private int nextMarker() {
        if (octet(at) != 0xFF) {
            throw corrupt("JPEG marker expected at byte " + at);
        }
        while (octet(at) == 0xFF) {
            at++;
        }
        return octet(at++);
    }

    private int segmentLength() {
        int length = word(at);
        if (length < 2) {
            throw corrupt("JPEG segment of length " + length);
        }
        if (at + length > file.length) {
            throw new PhotoRefused(PhotoFault.TRUNCATED);
        }
        return length;
    }

    private void startScan() {
        if (frame == null) {
            throw corrupt("JPEG scan before its frame");
        }
        scans++;
        if (scans > MAX_SCANS) {
            throw new PhotoRefused(PhotoFault.CODING_NOT_SUPPORTED, "JPEG, > " + MAX_SCANS + " scans");
        }
    }

    private int endOfScan(int from) {
        for (int i = from; i + 1 < file.length; i++) {
            if (octet(i) == 0xFF) {
                int next = octet(i + 1);
                boolean stuffed = next == 0x00 || next == 0xFF;
                boolean restart = next >= 0xD0 && next <= 0xD7;
                if (!stuffed && !restart) {
                    return i;
                }
            }
        }
        throw new PhotoRefused(PhotoFault.TRUNCATED);
    }

    private void takeExif(int body, int length) {
        if (exif == null && length > 6 && text(body, 6).equals("Exif\0\0")) {
            exif = Arrays.copyOfRange(file, body + 6, body + length);
        }
    }

    private void takeAdobe(int body, int length) {
        if (length >= 12 && text(body, 5).equals("Adobe")) {
            adobeTransform = octet(body + 11);
        }
    }

    private void takeOther(int marker, int start, int body, int bodyLength) {
        boolean application = marker > APP1 && marker <= APP15;
        if (application || marker == COMMENT) {
            return;
        }
        if (marker == SOI || marker < 0xC0) {
            throw corrupt("JPEG marker 0x" + Integer.toHexString(marker) + " out of place");
        }
        if (marker > 0xC2) {
            throw new PhotoRefused(PhotoFault.CODING_NOT_SUPPORTED, "JPEG 0x" + Integer.toHexString(marker));
        }
        if (frame != null) {
            throw corrupt("second JPEG frame");
        }
        frame = frame(marker, body, bodyLength);
        kept.add(new Slice(file, start, body + bodyLength - start));
    }

    private Frame frame(int marker, int body, int length) {
        if (length < 6 || length != 6 + 3 * octet(body + 5)) {
            throw corrupt("JPEG frame of length " + length);
        }
        int bits = octet(body);
        int height = word(body + 1);
        int width = word(body + 3);
        int components = octet(body + 5);
        if (bits != 8) {
            throw new PhotoRefused(PhotoFault.CODING_NOT_SUPPORTED, "JPEG, " + bits + " bit");
        }
        if (width == 0 || height == 0) {
            throw corrupt("JPEG without a size");
        }
        limit.check(width, height);
        if (components != 1 && components != 3) {
            String colours = components == 4 ? "CMYK" : components + "-channel";
            throw new PhotoRefused(PhotoFault.COLOURS_NOT_SUPPORTED, colours);
        }
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < components; i++) {
            names.append((char) octet(body + 6 + 3 * i));
        }
        return new Frame(width, height, components, marker == 0xC2, names.toString());
    }

    private Picture picture() {
        if (frame == null || scans == 0) {
            throw corrupt("JPEG without a picture");
        }
        List<Slice> parts = new ArrayList<>();
        parts.add(Slice.of(START));
        parts.add(Slice.of(colourHeader(frame)));
        parts.addAll(kept);
        parts.add(Slice.of(END));
        long pixels = (long) frame.width * frame.height;
        // A progressive picture is held whole as 16-bit coefficients by the native decoder.
        long nativeBytes = frame.progressive ? 2 * pixels * frame.components : 0;
        return new Picture(
                FileKind.JPEG,
                frame.width,
                frame.height,
                frame.components,
                nativeBytes,
                parts,
                Optional.ofNullable(exif));
    }

    /** The same precedence as libjpeg: JFIF is YCbCr, then Adobe's word, then components named R, G, B. */
    private byte[] colourHeader(Frame seen) {
        if (jfif || seen.components == 1) {
            return JFIF;
        }
        if (adobeTransform >= 0) {
            return adobe(adobeTransform == 0 ? 0 : 1);
        }
        return seen.componentNames.equals("RGB") ? adobe(0) : JFIF;
    }

    private static byte[] adobe(int transform) {
        return segment(APP14, "Adobe\0\144\0\0\0\0" + (char) transform);
    }

    private static byte[] segment(int marker, String body) {
        return ("\u00ff" + (char) marker + "\0" + (char) (body.length() + 2) + body).getBytes(ISO_8859_1);
    }

    private int octet(int index) {
        if (index >= file.length) {
            throw new PhotoRefused(PhotoFault.TRUNCATED);
        }
        return file[index] & 0xFF;
    }

    private int word(int index) {
        return octet(index) << 8 | octet(index + 1);
    }

    private String text(int index, int length) {
        return new String(file, index, length, ISO_8859_1);
    }

    private static PhotoRefused corrupt(String what) {
        return new PhotoRefused(PhotoFault.CORRUPT, what);
    }

    private record Frame(int width, int height, int components, boolean progressive, String componentNames) {}
}
