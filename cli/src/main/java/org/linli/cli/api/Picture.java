package org.linli.cli.api;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Photos for trying things out, drawn on the spot: small JPEG files without EXIF. */
public final class Picture {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private Picture() {}

    /**
     * A house whose roof is built upon, or no longer.
     *
     * @param caption ASCII: a bare machine has fonts for nothing else, and sometimes none at all
     */
    public static byte[] of(String caption, boolean cleared) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            draw(pen, cleared);
            write(pen, caption);
        } finally {
            pen.dispose();
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void draw(Graphics2D pen, boolean cleared) {
        pen.setColor(new Color(0xBFD7EA));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x8D99AE));
        pen.fillRect(0, 400, WIDTH, 80);
        pen.setColor(new Color(0xD9CBB8));
        pen.fillRect(180, 160, 280, 260);
        pen.setColor(new Color(0x5C6B73));
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                pen.fillRect(205 + column * 62, 185 + row * 72, 36, 44);
            }
        }
        if (!cleared) {
            pen.setColor(new Color(0x1D6FA3));
            pen.fillRect(220, 100, 200, 60);
            pen.setColor(new Color(0xC1121F));
            pen.setStroke(new BasicStroke(4));
            pen.drawOval(195, 80, 250, 95);
        }
    }

    private static void write(Graphics2D pen, String caption) {
        try {
            pen.setColor(Color.BLACK);
            pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
            pen.drawString(caption, 20, 450);
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            // A machine without fontconfig draws no letters; the picture is one all the same.
            pen.fillRect(20, 440, Math.min(600, caption.length() * 10), 6);
        }
    }
}
