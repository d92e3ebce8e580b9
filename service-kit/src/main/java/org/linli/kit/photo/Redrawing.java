package org.linli.kit.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a picture and paints it anew: upright, on white, no larger than wanted, as JPEG. Everything stays in memory;
 * no cache file is written.
 */
final class Redrawing {

    /** The decoder's words for pixels that were guessed; its other warnings do no harm to the picture. */
    private static final List<String> DAMAGE =
            List.of("premature end", "bad huffman code", "instead of rst", "inconsistent progression");

    static {
        // Cleaning runs on servers without a display.
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
    }

    private final Picture picture;
    private final int orientation;
    private final float quality;
    private final int step;
    private final int width;
    private final int height;

    /**
     * @param orientation 1 to 8, as in EXIF
     * @param maxSide longest side wanted, in pixels
     */
    Redrawing(Picture picture, int orientation, int maxSide, float quality) {
        this.picture = picture;
        this.orientation = orientation;
        this.quality = quality;
        int longer = Math.max(picture.width(), picture.height());
        double scale = Math.min(1.0, (double) maxSide / longer);
        // Panoramas: rows and columns nobody will see are not decoded at all.
        this.step = Math.max(1, longer / maxSide);
        this.width = Math.max(1, (int) Math.round(picture.width() * scale));
        this.height = Math.max(1, (int) Math.round(picture.height() * scale));
    }

    /** Heap that {@link #toJpeg} takes: decoded pixels, painted pixels, encoded bytes. */
    long heapNeeded() {
        long decoded = (long) steps(picture.width()) * steps(picture.height()) * picture.heapPerPixel();
        long painted = (long) width * height * 3;
        return decoded + painted + painted / 6;
    }

    /** @throws PhotoRefused when the pixels cannot be decoded whole */
    Drawn toJpeg() {
        BufferedImage upright = paint(decode());
        return new Drawn(encode(upright), upright.getWidth(), upright.getHeight());
    }

    private BufferedImage decode() {
        ImageReader reader = platformReader(picture.kind());
        AtomicReference<@Nullable String> damage = new AtomicReference<>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (DAMAGE.stream().anyMatch(warning.toLowerCase(Locale.ROOT)::contains)) {
                damage.compareAndSet(null, warning);
            }
        });
        try (ImageInputStream in = new MemoryCacheImageInputStream(picture.forDecoder())) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, param);
            String seen = damage.get();
            if (seen != null) {
                throw new PhotoRefused(PhotoFault.CORRUPT, seen);
            }
            return Flattening.flat(image);
        } catch (PhotoRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException undecodable) {
            throw new PhotoRefused(
                    PhotoFault.CORRUPT, undecodable, picture.kind().label());
        } finally {
            reader.dispose();
        }
    }

    private BufferedImage paint(BufferedImage image) {
        boolean onItsSide = orientation >= 5;
        BufferedImage canvas =
                new BufferedImage(onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D brush = canvas.createGraphics();
        try {
            brush.setColor(Color.WHITE);
            brush.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            AffineTransform placing = turning();
            if (image.getWidth() != width || image.getHeight() != height) {
                placing.scale((double) width / image.getWidth(), (double) height / image.getHeight());
                brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            }
            brush.drawImage(image, placing, null);
            return canvas;
        } finally {
            brush.dispose();
        }
    }

    /** From the picture as stored to the picture as seen; the eight cases of EXIF tag 0x0112. */
    private AffineTransform turning() {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private byte[] encode(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(1024, width * height / 8));
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException impossible) {
            throw new IllegalStateException("encoding into memory failed", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private int steps(int size) {
        return (size + step - 1) / step;
    }

    /** The reader of the platform itself, also when a library brings others: their limits and warnings are unknown. */
    private static ImageReader platformReader(FileKind kind) {
        Iterator<ImageReaderSpi> all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
        Iterable<ImageReaderSpi> each = () -> all;
        ImageReaderSpi chosen = StreamSupport.stream(each.spliterator(), false)
                .filter(spi -> spi.getClass().getModule() == ImageIO.class.getModule())
                .filter(spi -> Stream.of(spi.getFormatNames()).anyMatch(kind.name()::equalsIgnoreCase))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no reader for " + kind));
        try {
            return chosen.createReaderInstance();
        } catch (IOException broken) {
            throw new IllegalStateException("no reader for " + kind, broken);
        }
    }

    /** @param bytes a JPEG file of {@code width} × {@code height} pixels */
    record Drawn(byte[] bytes, int width, int height) {}
}
