package org.linli.kit.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Lays the rarer layouts of pixels (16 bit, single bits, transparent palettes, grey with alpha) on white, as plain 8-bit
 * colours, a few rows at a time. Left to itself, Java 2D copies such a picture twice in full before it scales it.
 */
final class Flattening {

    private static final int STRIPE = 64;
    private static final int WHITE = 255;

    private Flattening() {}

    static BufferedImage flat(BufferedImage image) {
        if (isDrawnDirectly(image)) {
            return image;
        }
        boolean grey = !(image.getColorModel() instanceof IndexColorModel)
                && image.getRaster().getNumBands() <= 2;
        return grey ? ofGrey(image) : ofColours(image);
    }

    private static boolean isDrawnDirectly(BufferedImage image) {
        return switch (image.getType()) {
            case BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_BYTE_GRAY -> true;
            case BufferedImage.TYPE_BYTE_INDEXED -> image.getTransparency() == Transparency.OPAQUE;
            default -> false;
        };
    }

    private static BufferedImage ofColours(BufferedImage image) {
        BufferedImage out = canvas(image);
        Graphics2D brush = out.createGraphics();
        try {
            for (int top = 0; top < image.getHeight(); top += STRIPE) {
                int rows = Math.min(STRIPE, image.getHeight() - top);
                BufferedImage stripe = image.getSubimage(0, top, image.getWidth(), rows);
                brush.drawImage(stripe, 0, top, Color.WHITE, null);
            }
        } finally {
            brush.dispose();
        }
        return out;
    }

    /** By hand: Java 2D takes grey with alpha for linear light and would paint it far too bright. */
    private static BufferedImage ofGrey(BufferedImage image) {
        BufferedImage out = canvas(image);
        Raster samples = image.getRaster();
        int bands = samples.getNumBands();
        int surplusBits = samples.getSampleModel().getSampleSize(0) - 8;
        int columns = image.getWidth();
        int[] row = new int[bands * columns];
        int[] painted = new int[3 * columns];
        for (int y = 0; y < image.getHeight(); y++) {
            samples.getPixels(0, y, columns, 1, row);
            for (int x = 0; x < columns; x++) {
                int grey = row[bands * x] >> surplusBits;
                int alpha = bands == 2 ? row[bands * x + 1] >> surplusBits : WHITE;
                int value = (grey * alpha + WHITE * (WHITE - alpha)) / WHITE;
                painted[3 * x] = value;
                painted[3 * x + 1] = value;
                painted[3 * x + 2] = value;
            }
            out.getRaster().setPixels(0, y, columns, 1, painted);
        }
        return out;
    }

    private static BufferedImage canvas(BufferedImage image) {
        return new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    }
}
