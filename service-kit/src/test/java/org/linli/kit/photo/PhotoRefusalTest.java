package org.linli.kit.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoRefusalTest {

    private final PhotoCleaning cleaning = new PhotoCleaning(PhotoConfig.standard());

    @Test
    void anEmptyFileIsRefused() {
        assertThat(refusal(new byte[0], "image/jpeg").fault()).isEqualTo(PhotoFault.EMPTY);
    }

    @Test
    void aFileOfOneByteTooManyIsRefused() {
        PhotoRefused refused = refusal(new byte[10 * 1024 * 1024 + 1], "image/jpeg");

        assertThat(refused.fault()).isEqualTo(PhotoFault.TOO_LARGE);
        assertThat(refused.detail(Locale.ENGLISH)).contains("10485760");
    }

    static Stream<Arguments> otherKinds() {
        return Stream.of(
                Arguments.of("HEIC/HEIF", "\0\0\0\30ftypheic\0\0\0\0mif1heic"),
                Arguments.of("HEIC/HEIF", "\0\0\0\30ftypmif1\0\0\0\0mif1heic"),
                Arguments.of("AVIF", "\0\0\0\34ftypavif\0\0\0\0"),
                Arguments.of("MP4/MOV", "\0\0\0\30ftypisom\0\0\0\0"),
                Arguments.of("WebP", "RIFF\20\0\0\0WEBPVP8 "),
                Arguments.of("GIF", "GIF89a\1\0\1\0"),
                Arguments.of("BMP", "BM\66\0\0\0\0\0\0\0\66\0\0\0"),
                Arguments.of("TIFF", "II*\0\10\0\0\0"),
                Arguments.of("SVG", "<?xml version='1.0'?><!-- a --><svg xmlns='http://www.w3.org/2000/svg'/>"),
                Arguments.of("SVG", "\u00ef\u00bb\u00bf  <SVG onload='alert(1)'>"),
                Arguments.of("HTML", "<!DOCTYPE html><script>alert(1)</script>"),
                Arguments.of("PDF", "%PDF-1.7\n"),
                Arguments.of("ZIP", "PK\3\4\24\0"),
                Arguments.of("JPEG XL", "\0\0\0\14JXL \r\n"),
                Arguments.of("?", "hello"),
                Arguments.of("?", "\u00ff\u00d8"));
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void otherKindsAreRefusedByTheirNameWhateverTheyClaim(String name, String content) {
        PhotoRefused refused = refusal(content.getBytes(StandardCharsets.ISO_8859_1), "image/jpeg");

        assertThat(refused.fault()).isEqualTo(PhotoFault.TYPE_NOT_ACCEPTED);
        assertThat(refused.detail(Locale.ENGLISH)).contains(name);
        assertThat(refused.detail(Locale.CHINESE)).contains(name, "只接受");
    }

    @Test
    void aFileThatLiesAboutItsTypeIsRefused() {
        PhotoRefused refused = refusal(Photos.png(), "image/jpeg");

        assertThat(refused.fault()).isEqualTo(PhotoFault.TYPE_LIES);
        assertThat(refused.detail(Locale.ENGLISH)).contains("image/jpeg", "PNG");
        assertThat(refusal(Photos.jpeg(), "text/html").fault()).isEqualTo(PhotoFault.TYPE_LIES);
        assertThat(refusal(Photos.jpeg(), "<script>alert(1)</script>").detail(Locale.ENGLISH))
                .doesNotContain("script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "IMAGE/JPEG; charset=binary", "image/jpg", "application/octet-stream", " "})
    void anHonestOrMissingTypeIsTaken(String declared) {
        assertThatCode(() -> cleaning.clean(Photos.jpeg(), declared)).doesNotThrowAnyException();
    }

    @Test
    void aPngThatWouldExplodeIsRefusedByItsHeader() {
        byte[] bomb = Photos.pngOf(60_000, 60_000, 8, 6, Photos.deflated(new byte[1 << 20]));

        PhotoRefused refused = refusal(bomb, "image/png");

        assertThat(refused.fault()).isEqualTo(PhotoFault.TOO_MANY_PIXELS);
        assertThat(refused.detail(Locale.ENGLISH)).contains("60000 × 60000", "50000000");
    }

    @Test
    void aJpegThatWouldExplodeIsRefusedByItsHeader() {
        byte[] bomb = Photos.jpeg();
        int frame = frameOf(bomb);
        Arrays.fill(bomb, frame + 5, frame + 9, (byte) 0xFF);

        assertThat(refusal(bomb, "image/jpeg").fault()).isEqualTo(PhotoFault.TOO_MANY_PIXELS);
    }

    @Test
    void pixelsThatNeedMoreHeapThanThereIsAreRefused() {
        // 49 million pixels of 8 bytes each, a small file of zeros.
        byte[] bomb = Photos.pngOf(7000, 7000, 16, 6, Photos.deflated(new byte[7000 * (1 + 7000 * 4 * 2)]));

        PhotoRefused refused = refusal(bomb, "image/png");

        assertThat(refused.fault()).isEqualTo(PhotoFault.TOO_MANY_PIXELS);
        assertThat(refused.detail(Locale.ENGLISH)).contains("320 MiB");
    }

    @Test
    void aTruncatedFileIsRefused() {
        byte[] jpeg = Photos.jpeg(Photos.noise(64, 64));
        byte[] png = Photos.png(Photos.noise(64, 64));

        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length / 2), null).fault()).isEqualTo(PhotoFault.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length - 2), null).fault()).isEqualTo(PhotoFault.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(png, png.length / 2), null).fault()).isEqualTo(PhotoFault.TRUNCATED);
        assertThat(refusal(Arrays.copyOf(png, png.length - 12), null).fault()).isEqualTo(PhotoFault.TRUNCATED);
    }

    @Test
    void aJpegWithItsEndGluedOnIsRefusedAsDamaged() {
        byte[] jpeg = Photos.jpeg(Photos.noise(64, 64));
        byte[] glued = Photos.joined(Arrays.copyOf(jpeg, jpeg.length / 2), new byte[] {(byte) 0xFF, (byte) 0xD9});

        assertThat(refusal(glued, "image/jpeg").fault()).isEqualTo(PhotoFault.CORRUPT);
    }

    @Test
    void aPngWithTooFewPixelsIsRefused() {
        byte[] half = Photos.pngOf(100, 100, 8, 2, Photos.deflated(new byte[50 * 301]));

        assertThat(refusal(half, "image/png").fault()).isEqualTo(PhotoFault.TRUNCATED);
    }

    @Test
    void aPngWithBrokenCompressionOrChecksumIsRefused() {
        byte[] noZlib = Photos.pngOf(10, 10, 8, 2, Photos.ascii("this is no zlib stream"));
        byte[] wrongSum = Photos.png();
        wrongSum[29]++;

        assertThat(refusal(noZlib, null).fault()).isEqualTo(PhotoFault.CORRUPT);
        assertThat(refusal(wrongSum, null).fault()).isEqualTo(PhotoFault.CORRUPT);
    }

    @Test
    void printColoursAreRefusedByName() {
        PhotoRefused refused = refusal(Photos.cmykJpeg(), "image/jpeg");

        assertThat(refused.fault()).isEqualTo(PhotoFault.COLOURS_NOT_SUPPORTED);
        assertThat(refused.detail(Locale.CHINESE)).contains("CMYK");
    }

    @Test
    void rareCodingsAreRefusedByName() {
        byte[] arithmetic = Photos.jpeg();
        arithmetic[frameOf(arithmetic) + 1] = (byte) 0xC9;
        byte[] twelveBit = Photos.jpeg();
        twelveBit[frameOf(twelveBit) + 4] = 12;

        assertThat(refusal(arithmetic, null).fault()).isEqualTo(PhotoFault.CODING_NOT_SUPPORTED);
        assertThat(refusal(twelveBit, null).detail(Locale.ENGLISH)).contains("12 bit");
    }

    @Test
    void aJpegOfEndlessScansIsRefused() {
        byte[] jpeg = Photos.progressiveJpeg(Photos.quarters(16, 16, BufferedImage.TYPE_INT_RGB));
        byte[] body = Arrays.copyOf(jpeg, jpeg.length - 2);
        byte[] scan = Arrays.copyOfRange(jpeg, lastScanOf(jpeg), jpeg.length - 2);
        for (int i = 0; i < 40; i++) {
            body = Photos.joined(body, scan);
        }

        PhotoRefused refused = refusal(Photos.joined(body, Photos.ascii("\u00ff\u00d9")), null);

        assertThat(refused.fault()).isEqualTo(PhotoFault.CODING_NOT_SUPPORTED);
    }

    @Test
    void anUploadThatDripsInIsRefused() {
        PhotoConfig standard = PhotoConfig.standard();
        PhotoCleaning hasty = new PhotoCleaning(new PhotoConfig(
                standard.maxBytes(),
                standard.maxPixels(),
                standard.maxSide(),
                standard.jpegQuality(),
                standard.decodingBytes(),
                standard.photosAtOnce(),
                Duration.ofNanos(1),
                standard.patience()));

        PhotoRefused refused = catchThrowableOfType(
                PhotoRefused.class, () -> hasty.clean(new ByteArrayInputStream(Photos.jpeg()), null));

        assertThat(refused.fault()).isEqualTo(PhotoFault.TOO_SLOW);
    }

    @Test
    void damageAnywhereIsARefusalAndNeverAnotherFailure() {
        byte[][] files = {
            Photos.withExif(Photos.jpeg(), Photos.exif(6)),
            Photos.progressiveJpeg(Photos.quarters(40, 40, BufferedImage.TYPE_INT_RGB)),
            Photos.withChunk(Photos.png(), "eXIf", Photos.exif(3)),
            Photos.png(Photos.quarters(40, 40, BufferedImage.TYPE_BYTE_INDEXED)),
        };
        Random random = new Random(7);
        int refusals = 0;
        for (int round = 0; round < 1500; round++) {
            byte[] file = files[round % files.length].clone();
            for (int hit = 0; hit <= random.nextInt(4); hit++) {
                file[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
            }
            if (round % 5 == 0) {
                file = Arrays.copyOf(file, random.nextInt(file.length));
            }
            try {
                cleaning.clean(checksumsMended(file), null);
            } catch (PhotoRefused expected) {
                refusals++;
            }
        }
        assertThat(refusals).isBetween(200, 1499);
    }

    @ParameterizedTest
    @EnumSource(PhotoFault.class)
    void everyFaultHasItsNameStatusAndTextsInBothLanguages(PhotoFault fault) {
        PhotoRefused refused = new PhotoRefused(fault, "a", "b", "c");

        assertThat(fault.slug()).matches("photo-[a-z-]+");
        assertThat(fault.status()).isBetween(400, 503);
        for (Locale locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.UK}) {
            assertThat(fault.title(locale)).isNotBlank();
            assertThat(refused.detail(locale)).isNotBlank().doesNotContain("{", "}");
        }
        assertThat(fault.title(Locale.UK)).isASCII();
        assertThat(fault.title(Locale.FRENCH)).isEqualTo(fault.title(Locale.CHINESE));
    }

    private PhotoRefused refusal(byte[] file, String declared) {
        PhotoRefused refused = catchThrowableOfType(PhotoRefused.class, () -> cleaning.clean(file, declared));
        assertThat(refused).as("should have been refused").isNotNull();
        return refused;
    }

    private static int frameOf(byte[] jpeg) {
        return indexOf(jpeg, 0xC0, 0);
    }

    private static int lastScanOf(byte[] jpeg) {
        int last = -1;
        for (int at = indexOf(jpeg, 0xDA, 0); at >= 0; at = indexOf(jpeg, 0xDA, at + 1)) {
            last = at;
        }
        return last;
    }

    private static int indexOf(byte[] jpeg, int marker, int from) {
        for (int i = from; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) marker) {
                return i;
            }
        }
        return -1;
    }

    /** Gives the chunks of a damaged PNG fitting checksums, so that the damage gets as far as the decoder. */
    private static byte[] checksumsMended(byte[] file) {
        if (file.length < 8 || FileKind.of(file) != FileKind.PNG) {
            return file;
        }
        ByteBuffer png = ByteBuffer.wrap(file);
        int at = 8;
        while (at + 12 <= file.length) {
            long length = png.getInt(at) & 0xFFFFFFFFL;
            if (at + 12 + length > file.length) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(file, at + 4, 4 + (int) length);
            png.putInt(at + 8 + (int) length, (int) sum.getValue());
            at += 12 + (int) length;
        }
        return file;
    }
}
