package org.linli.kit.photo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.linli.kit.photo.Picture.Slice;

/**
 * Reads the chunk structure of a PNG file (W3C PNG, third edition) and keeps what a decoder needs: header, palette,
 * transparency, pixels. Compressed texts and colour profiles (zTXt, iTXt, iCCP), where bombs hide, are never inflated.
 */
final class PngLayout {

    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;
    private static final int MAX_EXIF = 1 << 16;

    private final byte[] file;
    private final PixelLimit limit;
    private final List<Slice> kept = new ArrayList<>();
    private final List<Slice> compressedPixels = new ArrayList<>();
    private @Nullable PngHeader header;
    private boolean palette;
    private boolean transparency;
    private byte @Nullable [] exif;

    private PngLayout(byte[] file, PixelLimit limit) {
        this.file = file;
        this.limit = limit;
        kept.add(new Slice(file, 0, SIGNATURE));
    }

    /** @throws PhotoRefused when the file is cut off, malformed, too large, or coded in a way that is not supported */
    static Picture read(byte[] file, PixelLimit limit) {
        return new PngLayout(file, limit).read();
    }

    private Picture read() {
        int at = SIGNATURE;
        while (true) {
            long length = number(at);
            if (at + CHUNK_FRAME + length > file.length) {
                throw new PhotoRefused(PhotoFault.TRUNCATED);
            }
            Chunk chunk = new Chunk(new String(file, at + 4, 4, ISO_8859_1), at, (int) length);
            if (header == null && !chunk.name.equals("IHDR")) {
                throw corrupt("PNG without a header");
            }
            if (chunk.name.equals("IEND")) {
                keep(chunk);
                return picture();
            }
            take(chunk);
            at += CHUNK_FRAME + chunk.length;
        }
    }

    private void take(Chunk chunk) {
        switch (chunk.name) {
            case "IHDR" -> {
                if (header != null) {
                    throw corrupt("second PNG header");
                }
                keep(chunk);
                header = PngHeader.read(Arrays.copyOfRange(file, chunk.data(), chunk.data() + chunk.length));
                limit.check(header.width(), header.height());
            }
            case "PLTE" -> {
                if (palette || !compressedPixels.isEmpty() || chunk.length % 3 != 0 || chunk.length > 768) {
                    throw corrupt("PNG palette");
                }
                palette = true;
                keep(chunk);
            }
            case "tRNS" -> {
                if (!transparency && compressedPixels.isEmpty()) {
                    transparency = true;
                    keep(chunk);
                }
            }
            case "IDAT" -> {
                if (chunk.length > 0) {
                    keep(chunk);
                    compressedPixels.add(new Slice(file, chunk.data(), chunk.length));
                }
            }
            case "eXIf" -> {
                if (exif == null && chunk.length <= MAX_EXIF) {
                    exif = Arrays.copyOfRange(file, chunk.data(), chunk.data() + chunk.length);
                }
            }
            default -> {
                if (!chunk.isAncillary()) {
                    throw new PhotoRefused(PhotoFault.CODING_NOT_SUPPORTED, "PNG, critical chunk");
                }
            }
        }
    }

    private void keep(Chunk chunk) {
        CRC32 sum = new CRC32();
        sum.update(file, chunk.start + 4, 4 + chunk.length);
        if (sum.getValue() != number(chunk.data() + chunk.length)) {
            throw corrupt("PNG checksum");
        }
        kept.add(new Slice(file, chunk.start, CHUNK_FRAME + chunk.length));
    }

    private Picture picture() {
        if (header == null || compressedPixels.isEmpty()) {
            throw corrupt("PNG without a picture");
        }
        if (header.needsPalette() && !palette) {
            throw corrupt("PNG without its palette");
        }
        header.checkPixels(compressedPixels);
        return new Picture(
                FileKind.PNG,
                header.width(),
                header.height(),
                header.heapPerPixel(transparency),
                0,
                List.copyOf(kept),
                Optional.ofNullable(exif));
    }

    private long number(int at) {
        if (at + 4 > file.length) {
            throw new PhotoRefused(PhotoFault.TRUNCATED);
        }
        return (file[at] & 0xFFL) << 24
                | (file[at + 1] & 0xFFL) << 16
                | (file[at + 2] & 0xFFL) << 8
                | (file[at + 3] & 0xFFL);
    }

    private static PhotoRefused corrupt(String what) {
        return new PhotoRefused(PhotoFault.CORRUPT, what);
    }

    private record Chunk(String name, int start, int length) {

        int data() {
            return start + 8;
        }

        boolean isAncillary() {
            return (name.charAt(0) & 0x20) != 0;
        }
    }
}
