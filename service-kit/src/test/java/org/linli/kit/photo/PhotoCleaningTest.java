package org.linli.kit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoCleaningTest {

    private final PhotoCleaning cleaning = new PhotoCleaning(PhotoConfig.standard());

    @Test
    void aJpegComesBackAsAJpegOfTheSamePicture() throws Exception {
        CleanPhoto clean = cleaning.clean(new ByteArrayInputStream(Photos.jpeg()), "image/jpeg");

        assertThat(clean.mediaType()).isEqualTo("image/jpeg");
        assertThat(clean.width()).isEqualTo(80);
        assertThat(clean.height()).isEqualTo(48);
        assertThat(clean.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(clean.bytes())));
        assertCorners(clean, Photos.TOP_LEFT, Photos.TOP_RIGHT, Photos.BOTTOM_LEFT, Photos.BOTTOM_RIGHT);
    }

    @Test
    void aPngIsKeptAsJpeg() {
        CleanPhoto clean = cleaning.clean(Photos.png(), "image/png");

        assertThat(FileKind.of(clean.bytes())).isEqualTo(FileKind.JPEG);
        assertCorners(clean, Photos.TOP_LEFT, Photos.TOP_RIGHT, Photos.BOTTOM_LEFT, Photos.BOTTOM_RIGHT);
    }

    @Test
    void placeAndTimeAreReadFromExif() {
        CleanPhoto clean = cleaning.clean(Photos.withExif(Photos.jpeg(), Photos.exif(1)), "image/jpeg");

        assertThat(clean.takenAt()).contains(LocalDateTime.of(2024, 5, 1, 6, 37));
        assertThat(clean.exifPosition()).hasValueSatisfying(position -> {
            assertThat(position.longitude()).isCloseTo(114.25, within(1e-9));
            assertThat(position.latitude()).isCloseTo(30 + 30 / 60.0 + 30 / 3600.0, within(1e-9));
        });
        assertThat(clean.toString()).doesNotContain("114", "2024");
    }

    @Test
    void placeAndTimeAreReadFromExifInAPngToo() {
        CleanPhoto clean = cleaning.clean(Photos.withChunk(Photos.png(), "eXIf", Photos.exif(6)), "image/png");

        assertThat(clean.exifPosition()).isPresent();
        assertThat(clean.takenAt()).isPresent();
        assertThat(clean.width()).isEqualTo(48);
    }

    @ParameterizedTest
    @CsvSource({"95,114", "30,181", "30,-1", "0,0"})
    void aPlaceOffTheEarthOrOfADeviceWithoutAFixIsNoPlace(int north, int east) {
        byte[] exif = Photos.exif(1, "2024:05:01 06:37:00", north, east);

        assertThat(cleaning.clean(Photos.withExif(Photos.jpeg(), exif), null).exifPosition())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000:00:00 00:00:00", "2023:02:29 10:00:00", "                   ", "yesterday"})
    void aTimeThatIsNoneIsLeftOut(String written) {
        byte[] exif = Photos.exif(1, written, 30, 114);

        CleanPhoto clean = cleaning.clean(Photos.withExif(Photos.jpeg(), exif), null);

        assertThat(clean.takenAt()).isEmpty();
        assertThat(clean.exifPosition()).isPresent();
    }

    @Test
    void anExifBlockOfRubbishDoesNotCostThePhoto() {
        byte[] loop = Photos.exif(1);
        // The first directory points to itself as its own sub-directory.
        loop[29] = 0;
        loop[31] = 8;

        assertThat(cleaning.clean(Photos.withExif(Photos.jpeg(), loop), null).width())
                .isEqualTo(80);
        assertThat(cleaning.clean(Photos.withExif(Photos.jpeg(), Photos.ascii("MM\0*~~~~~~~~")), null)
                        .exifPosition())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 80, 48, TL TR BL BR",
        "2, 80, 48, TR TL BR BL",
        "3, 80, 48, BR BL TR TL",
        "4, 80, 48, BL BR TL TR",
        "5, 48, 80, TL BL TR BR",
        "6, 48, 80, BL TL BR TR",
        "7, 48, 80, BR TR BL TL",
        "8, 48, 80, TR BR TL BL",
        "9, 80, 48, TL TR BL BR",
    })
    void thePictureIsTurnedUpright(int orientation, int width, int height, String corners) {
        CleanPhoto clean = cleaning.clean(Photos.withExif(Photos.jpeg(), Photos.exif(orientation)), "image/jpeg");

        assertThat(clean.width()).isEqualTo(width);
        assertThat(clean.height()).isEqualTo(height);
        Color[] seen =
                Stream.of(corners.split(" ")).map(PhotoCleaningTest::colour).toArray(Color[]::new);
        assertCorners(clean, seen[0], seen[1], seen[2], seen[3]);
    }

    @Test
    void nothingButTheTechnicalSegmentsIsLeftInAJpeg() throws Exception {
        byte[] exif = Photos.exif(6);
        byte[] dirty = Photos.withExif(Photos.jpeg(), exif);
        dirty = Photos.withSegment(dirty, 0xFE, Photos.ascii("SECRET-COMMENT"));
        dirty = Photos.withSegment(dirty, 0xED, Photos.ascii("Photoshop 3.0\0SECRET-IPTC"));
        dirty = Photos.withSegment(dirty, 0xE1, Photos.ascii("http://ns.adobe.com/xap/1.0/\0<x>SECRET-XMP</x>"));
        assertThat(directories(dirty)).contains("GPS", "Exif SubIFD", "JpegComment");

        CleanPhoto clean = cleaning.clean(dirty, "image/jpeg");

        assertThat(directories(clean.bytes())).containsExactlyInAnyOrder("JPEG", "JFIF", "Huffman", "File Type");
        assertThat(new String(clean.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET", "2024:05:01");
    }

    @Test
    void nothingButTheTechnicalSegmentsIsLeftOfAPng() throws Exception {
        byte[] dirty = Photos.withChunk(Photos.png(), "tEXt", Photos.ascii("Author\0SECRET"));
        dirty = Photos.withChunk(dirty, "eXIf", Photos.exif(1));

        CleanPhoto clean = cleaning.clean(dirty, "image/png");

        assertThat(directories(clean.bytes())).containsExactlyInAnyOrder("JPEG", "JFIF", "Huffman", "File Type");
        assertThat(new String(clean.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("SECRET");
    }

    @Test
    void anArchiveBehindThePictureIsGone() {
        byte[] polyglot = Photos.joined(Photos.jpeg(), Photos.ascii("PK\3\4SECRET-ARCHIVE"));
        byte[] pngPolyglot = Photos.joined(Photos.png(), Photos.ascii("PK\3\4SECRET-ARCHIVE"));

        assertThat(new String(cleaning.clean(polyglot, "image/jpeg").bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("PK\3\4", "SECRET");
        assertThat(new String(cleaning.clean(pngPolyglot, "image/png").bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("PK\3\4", "SECRET");
    }

    @Test
    void aLargePictureIsScaledDownToTheLongestSide() {
        byte[] large = Photos.jpeg(Photos.quarters(3000, 5000, BufferedImage.TYPE_3BYTE_BGR));

        CleanPhoto clean = cleaning.clean(Photos.withExif(large, Photos.exif(6)), "image/jpeg");

        assertThat(clean.width()).isEqualTo(4096);
        assertThat(clean.height()).isEqualTo(2458);
        assertCorners(clean, Photos.BOTTOM_LEFT, Photos.TOP_LEFT, Photos.BOTTOM_RIGHT, Photos.TOP_RIGHT);
    }

    @Test
    void aPanoramaKeepsItsShapeAndAtLeastOnePixel() {
        CleanPhoto clean =
                cleaning.clean(Photos.png(Photos.quarters(20_000, 2, BufferedImage.TYPE_INT_RGB)), "image/png");

        assertThat(clean.width()).isEqualTo(4096);
        assertThat(clean.height()).isEqualTo(1);
    }

    @Test
    void progressiveAndInterlacedFilesAreRead() {
        BufferedImage image = Photos.quarters(80, 48, BufferedImage.TYPE_INT_RGB);

        CleanPhoto jpeg = cleaning.clean(Photos.progressiveJpeg(image), "image/jpeg");
        CleanPhoto png = cleaning.clean(Photos.interlacedPng(image), "image/png");

        assertCorners(jpeg, Photos.TOP_LEFT, Photos.TOP_RIGHT, Photos.BOTTOM_LEFT, Photos.BOTTOM_RIGHT);
        assertCorners(png, Photos.TOP_LEFT, Photos.TOP_RIGHT, Photos.BOTTOM_LEFT, Photos.BOTTOM_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void coloursStayRightWhenNoJfifHeaderSaysWhatTheyAre(int chromaStep) {
        byte[] jpeg = Photos.jpeg(Photos.quarters(80, 48, BufferedImage.TYPE_INT_RGB), chromaStep);
        byte[] camera = Photos.withExif(Photos.withoutJfif(jpeg), Photos.exif(1));

        CleanPhoto clean = cleaning.clean(camera, "image/jpeg");

        assertCorners(clean, Photos.TOP_LEFT, Photos.TOP_RIGHT, Photos.BOTTOM_LEFT, Photos.BOTTOM_RIGHT);
    }

    @Test
    void coloursAreReadAsTheAdobeSegmentSays() {
        // The samples are those of YCbCr; calling them RGB, as some programs code, shows in the colours.
        byte[] asRgb =
                Photos.withSegment(Photos.withoutJfif(Photos.jpeg()), 0xEE, Photos.ascii("Adobe\0\144\0\0\0\0\0"));
        byte[] asYcc =
                Photos.withSegment(Photos.withoutJfif(Photos.jpeg()), 0xEE, Photos.ascii("Adobe\0\144\0\0\0\0\1"));

        Color redOnWire = new Color(76, 85, 255);
        assertColour(Photos.opened(cleaning.clean(asRgb, null).bytes()), 0, 0, redOnWire);
        assertColour(Photos.opened(cleaning.clean(asYcc, null).bytes()), 0, 0, Photos.TOP_LEFT);
    }

    @Test
    void transparencyBecomesWhite() {
        BufferedImage clear = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);

        CleanPhoto clean = cleaning.clean(Photos.png(clear), "image/png");

        assertColour(Photos.opened(clean.bytes()), 10, 10, Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB})
    void aMiddleGreyStaysAMiddleGrey(int type) {
        BufferedImage grey = new BufferedImage(20, 20, type);
        for (int i = 0; i < 400; i++) {
            int value = type == BufferedImage.TYPE_USHORT_GRAY ? 128 * 257 : 128;
            for (int band = 0; band < grey.getRaster().getNumBands(); band++) {
                grey.getRaster().setSample(i % 20, i / 20, band, value);
            }
        }

        assertColour(Photos.opened(cleaning.clean(Photos.png(grey), null).bytes()), 10, 10, new Color(128, 128, 128));
        if (type == BufferedImage.TYPE_BYTE_GRAY) {
            assertColour(
                    Photos.opened(cleaning.clean(Photos.jpeg(grey), null).bytes()), 10, 10, new Color(128, 128, 128));
        }
    }

    @ParameterizedTest
    @CsvSource({"16,2,3", "16,6,4", "8,6,4", "8,4,2", "16,4,2", "8,0,1", "16,0,1"})
    void everyDepthAndColourOfPngIsRead(int depth, int colour, int samples) {
        // One sample 0xC0.., alpha where there is one: full.
        int sampleBytes = depth / 8;
        byte[] rows = new byte[16 * (1 + 16 * samples * sampleBytes)];
        for (int i = 0; i < rows.length; i++) {
            int inRow = i % (1 + 16 * samples * sampleBytes) - 1;
            boolean alpha = (colour & 4) != 0 && inRow / sampleBytes % samples == samples - 1;
            rows[i] = (byte) (inRow < 0 ? 0 : alpha ? 0xFF : 0xC0);
        }

        byte[] png = Photos.pngOf(16, 16, depth, colour, Photos.deflated(rows));

        BufferedImage whole = Photos.opened(cleaning.clean(png, "image/png").bytes());
        BufferedImage scaled = Photos.opened(
                new PhotoCleaning(scaledTo(11)).clean(png, "image/png").bytes());

        assertColour(whole, 8, 8, new Color(0xC0, 0xC0, 0xC0));
        assertThat(scaled.getWidth()).isEqualTo(11);
        assertColour(scaled, 5, 5, new Color(0xC0, 0xC0, 0xC0));
        assertColour(scaled, 0, 10, new Color(0xC0, 0xC0, 0xC0));
    }

    @Test
    void aPaletteIsRead() {
        byte[] png = Photos.png(Photos.plain(20, 20, BufferedImage.TYPE_BYTE_INDEXED, Color.RED));

        assertColour(Photos.opened(cleaning.clean(png, "image/png").bytes()), 10, 10, Color.RED);
    }

    @Test
    void aTransparentEntryOfAPaletteBecomesWhite() {
        byte[] png = Photos.png(Photos.plain(20, 20, BufferedImage.TYPE_BYTE_INDEXED, Color.RED));
        int afterPalette = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT") - 4;
        byte[] transparent = Photos.joined(
                Arrays.copyOf(png, afterPalette),
                Photos.chunk("tRNS", new byte[256]),
                Arrays.copyOfRange(png, afterPalette, png.length));

        assertColour(Photos.opened(cleaning.clean(transparent, null).bytes()), 10, 10, Color.WHITE);
    }

    @Test
    void blackAndWhiteInSingleBitsIsRead() {
        byte[] png = Photos.png(Photos.plain(20, 20, BufferedImage.TYPE_BYTE_BINARY, Color.WHITE));

        assertColour(Photos.opened(cleaning.clean(png, "image/png").bytes()), 10, 10, Color.WHITE);
    }

    @Test
    void compressedTextsAndProfilesAreNeverInflated() {
        byte[] rubbish = Photos.ascii("name\0\0this is no zlib stream");
        byte[] bomb = Photos.joined(Photos.ascii("name\0\0"), Photos.deflated(new byte[64 << 20]));
        byte[] png = Photos.png();
        for (String type : new String[] {"zTXt", "iCCP", "iTXt"}) {
            png = Photos.withChunk(Photos.withChunk(png, type, rubbish), type, bomb);
        }

        assertThat(cleaning.clean(png, "image/png").width()).isEqualTo(80);
    }

    @Test
    void noFileIsLeftInTheTemporaryDirectory() throws Exception {
        cleaning.clean(Photos.jpeg(Photos.noise(600, 600)), "image/jpeg");
        assertThatThrownBy(() -> cleaning.clean(Photos.ascii("\u00ff\u00d8\u00ff\u00d9"), "image/jpeg"))
                .isInstanceOf(PhotoRefused.class);

        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(path -> path.getFileName().toString().startsWith("imageio")))
                    .isEmpty();
        }
    }

    @Test
    void theStreamIsNotReadBeyondTheLimit() {
        long[] given = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return 0xFF;
            }
        };

        assertThatThrownBy(() -> cleaning.clean(endless, "image/jpeg"))
                .isInstanceOfSatisfying(
                        PhotoRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(PhotoFault.TOO_LARGE));
        assertThat(given[0]).isEqualTo(PhotoConfig.standard().maxBytes() + 1);
    }

    private static PhotoConfig scaledTo(int maxSide) {
        PhotoConfig standard = PhotoConfig.standard();
        return new PhotoConfig(
                standard.maxBytes(),
                standard.maxPixels(),
                maxSide,
                standard.jpegQuality(),
                standard.decodingBytes(),
                standard.photosAtOnce(),
                standard.receivingTime(),
                standard.patience());
    }

    private static Stream<String> directories(byte[] file) throws Exception {
        Iterable<Directory> found =
                ImageMetadataReader.readMetadata(new ByteArrayInputStream(file)).getDirectories();
        return StreamSupport.stream(found.spliterator(), false).map(Directory::getName);
    }

    private static Color colour(String corner) {
        return switch (corner) {
            case "TL" -> Photos.TOP_LEFT;
            case "TR" -> Photos.TOP_RIGHT;
            case "BL" -> Photos.BOTTOM_LEFT;
            default -> Photos.BOTTOM_RIGHT;
        };
    }

    private static void assertCorners(
            CleanPhoto photo, Color topLeft, Color topRight, Color bottomLeft, Color bottomRight) {
        BufferedImage image = Photos.opened(photo.bytes());
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        assertThat(right).isEqualTo(photo.width() - 1);
        assertThat(bottom).isEqualTo(photo.height() - 1);
        assertColour(image, 0, 0, topLeft);
        assertColour(image, right, 0, topRight);
        assertColour(image, 0, bottom, bottomLeft);
        assertColour(image, right, bottom, bottomRight);
    }

    private static void assertColour(BufferedImage image, int x, int y, Color expected) {
        Color seen = new Color(image.getRGB(x, y));
        assertThat(seen.getRed()).as("red of %s", seen).isCloseTo(expected.getRed(), within(12));
        assertThat(seen.getGreen()).as("green of %s", seen).isCloseTo(expected.getGreen(), within(12));
        assertThat(seen.getBlue()).as("blue of %s", seen).isCloseTo(expected.getBlue(), within(12));
    }
}
