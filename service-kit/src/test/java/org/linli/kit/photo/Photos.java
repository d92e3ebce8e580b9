package org.linli.kit.photo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Photos for tests: drawn here, so that every pixel is known. */
final class Photos {

    static final Color TOP_LEFT = Color.RED;
    static final Color TOP_RIGHT = Color.GREEN;
    static final Color BOTTOM_LEFT = Color.BLUE;
    static final Color BOTTOM_RIGHT = Color.YELLOW;

    private static final int SIGNATURE = 8;
    private static final int HEADER_CHUNK = 25;

    private Photos() {}

    /** Four quarters of four colours, so that turning and mirroring show. */
    static BufferedImage quarters(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D brush = image.createGraphics();
        Color[] colours = {TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT};
        for (int i = 0; i < 4; i++) {
            brush.setColor(colours[i]);
            brush.fillRect(i % 2 * width / 2, i / 2 * height / 2, width - width / 2, height - height / 2);
        }
        brush.dispose();
        return image;
    }

    static BufferedImage plain(int width, int height, int type, Color colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D brush = image.createGraphics();
        brush.setColor(colour);
        brush.fillRect(0, 0, width, height);
        brush.dispose();
        return image;
    }

    static BufferedImage noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(42);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }

    static byte[] jpeg() {
        return jpeg(quarters(80, 48, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] png() {
        return png(quarters(80, 48, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] jpeg(BufferedImage image) {
        return file(image, "jpeg");
    }

    /** @param chromaStep 2 halves the resolution of the colours, as most cameras do; 1 leaves it */
    static byte[] jpeg(BufferedImage image, int chromaStep) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode tree = (IIOMetadataNode) metadata.getAsTree("javax_imageio_jpeg_image_1.0");
        IIOMetadataNode luma =
                (IIOMetadataNode) tree.getElementsByTagName("componentSpec").item(0);
        luma.setAttribute("HsamplingFactor", Integer.toString(chromaStep));
        luma.setAttribute("VsamplingFactor", Integer.toString(chromaStep));
        try {
            metadata.setFromTree("javax_imageio_jpeg_image_1.0", tree);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return written("jpeg", new IIOImage(image, null, metadata), param -> {});
    }

    static byte[] png(BufferedImage image) {
        return file(image, "png");
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        return written(
                "jpeg",
                new IIOImage(image, null, null),
                param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
    }

    static byte[] interlacedPng(BufferedImage image) {
        return written(
                "png",
                new IIOImage(image, null, null),
                param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
    }

    static byte[] cmykJpeg() {
        return written(
                "jpeg", new IIOImage(Raster.createInterleavedRaster(0, 16, 16, 4, null), null, null), param -> {});
    }

    static BufferedImage opened(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The JPEG with one more application segment right after its start. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        byte[] head = {(byte) 0xFF, (byte) marker, (byte) ((body.length + 2) >> 8), (byte) (body.length + 2)};
        return joined(Arrays.copyOf(jpeg, 2), head, body, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] withExif(byte[] jpeg, byte[] tiff) {
        return withSegment(jpeg, 0xE1, joined(ascii("Exif\0\0"), tiff));
    }

    /** The JPEG without the JFIF segment that ImageIO writes first, as cameras do that write EXIF only. */
    static byte[] withoutJfif(byte[] jpeg) {
        int length = (jpeg[4] & 0xFF) << 8 | jpeg[5] & 0xFF;
        return joined(Arrays.copyOf(jpeg, 2), Arrays.copyOfRange(jpeg, 4 + length, jpeg.length));
    }

    /** The PNG with one more chunk right after its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        int at = SIGNATURE + HEADER_CHUNK;
        return joined(Arrays.copyOf(png, at), chunk(type, data), Arrays.copyOfRange(png, at, png.length));
    }

    static byte[] pngOf(int width, int height, int depth, int colour, byte[] compressedPixels) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colour)
                .array();
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        return joined(signature, chunk("IHDR", header), chunk("IDAT", compressedPixels), chunk("IEND", new byte[0]));
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(ascii(type));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(ascii(type))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[4096];
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
        }
        return out.toByteArray();
    }

    /**
     * An EXIF block (TIFF, big-endian) with an orientation, a time, a maker note and a position of 30°30'30" north and
     * 114°15'0" east.
     */
    static byte[] exif(int orientation) {
        return exif(orientation, "2024:05:01 06:37:00", 30, 114);
    }

    /** The same elsewhere; 0 degrees are exactly 0. */
    static byte[] exif(int orientation, String takenAt, int degreesNorth, int degreesEast) {
        ByteBuffer tiff = ByteBuffer.allocate(320);
        tiff.put(ascii("MM\0*")).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8769, 4, 1, 60);
        entry(tiff, 0x8825, 4, 1, 120);
        tiff.putInt(0);
        tiff.position(60);
        tiff.putShort((short) 2);
        entry(tiff, 0x9003, 2, 20, 240);
        entry(tiff, 0x927C, 7, 40, 260);
        tiff.putInt(0);
        tiff.position(120);
        tiff.putShort((short) 4);
        entry(tiff, 1, 2, 2, 'N' << 24);
        entry(tiff, 2, 5, 3, 180);
        entry(tiff, 3, 2, 2, 'E' << 24);
        entry(tiff, 4, 5, 3, 210);
        tiff.putInt(0);
        tiff.position(180);
        rationals(tiff, degreesNorth, degreesNorth == 0 ? 0 : 30, degreesNorth == 0 ? 0 : 30);
        tiff.position(210);
        rationals(tiff, degreesEast, degreesEast == 0 ? 0 : 15, 0);
        tiff.position(240);
        tiff.put(ascii(takenAt)).put((byte) 0);
        tiff.position(260);
        tiff.put(ascii("Nikon\0 SECRET-OWNER-NAME"));
        return tiff.array();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void rationals(ByteBuffer tiff, int degrees, int minutes, int seconds) {
        for (int number : new int[] {degrees, minutes, seconds}) {
            tiff.putInt(number).putInt(1);
        }
    }

    private static byte[] file(BufferedImage image, String format) {
        return written(format, new IIOImage(image, null, null), param -> {});
    }

    private static byte[] written(String format, IIOImage image, Consumer<ImageWriteParam> setting) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            setting.accept(param);
            writer.write(null, image, param);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
