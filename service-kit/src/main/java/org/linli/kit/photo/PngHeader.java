package org.linli.kit.photo;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.linli.kit.photo.Picture.Slice;

/** The IHDR chunk of a PNG file, and what follows from it about the pixels. */
record PngHeader(int width, int height, int depth, int colour, boolean interlaced) {

    private static final int LENGTH = 13;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** First column, first row, column step, row step of each pass of Adam7. */
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    static PngHeader read(byte[] chunk) {
        if (chunk.length != LENGTH) {
            throw corrupt("PNG header of length " + chunk.length);
        }
        ByteBuffer in = ByteBuffer.wrap(chunk);
        int width = in.getInt();
        int height = in.getInt();
        int depth = in.get();
        int colour = in.get();
        boolean knownMethods = in.get() == 0 && in.get() == 0;
        int interlace = in.get();
        if (width < 1 || height < 1) {
            throw corrupt("PNG without a size");
        }
        boolean knownColour = switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
            default -> false;
        };
        if (!knownMethods || !knownColour || interlace < 0 || interlace > 1) {
            throw corrupt("PNG header");
        }
        return new PngHeader(width, height, depth, colour, interlace == 1);
    }

    boolean needsPalette() {
        return colour == PALETTE;
    }

    /** Bytes of heap for each pixel when decoded, with the copy that {@link Flattening} makes of the rarer layouts. */
    int heapPerPixel(boolean transparency) {
        int samples = samples() + (transparency && colour != PALETTE ? 1 : 0);
        int decoded = samples * Math.max(1, depth / 8);
        boolean drawnDirectly = depth == 8 && samples != 2 && !(transparency && colour == PALETTE);
        return drawnDirectly ? decoded : decoded + 3;
    }

    /** Inflates the pixels into nothing, so that a picture cut short is refused and not painted half. */
    void checkPixels(List<Slice> compressed) {
        long missing = inflatedBytes();
        byte[] scratch = new byte[1 << 16];
        try (Inflater inflater = new Inflater()) {
            for (Slice slice : compressed) {
                inflater.setInput(slice.bytes(), slice.offset(), slice.length());
                while (missing > 0 && !inflater.needsInput() && !inflater.finished()) {
                    missing -= inflater.inflate(scratch);
                    if (inflater.needsDictionary()) {
                        throw corrupt("PNG pixels");
                    }
                }
            }
        } catch (DataFormatException broken) {
            throw new PhotoRefused(PhotoFault.CORRUPT, broken, "PNG pixels");
        }
        if (missing > 0) {
            throw new PhotoRefused(PhotoFault.TRUNCATED);
        }
    }

    private long inflatedBytes() {
        if (!interlaced) {
            return passBytes(width, height);
        }
        long bytes = 0;
        for (int[] pass : ADAM7) {
            bytes += passBytes(steps(width, pass[0], pass[2]), steps(height, pass[1], pass[3]));
        }
        return bytes;
    }

    private long passBytes(int columns, int rows) {
        long rowBits = (long) columns * samples() * depth;
        return columns == 0 ? 0 : rows * (1 + (rowBits + 7) / 8);
    }

    private static int steps(int size, int first, int step) {
        return Math.max(0, (size - first + step - 1) / step);
    }

    private int samples() {
        return switch (colour) {
            case RGB -> 3;
            case GREY_ALPHA -> 2;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    private static PhotoRefused corrupt(String what) {
        return new PhotoRefused(PhotoFault.CORRUPT, what);
    }
}
