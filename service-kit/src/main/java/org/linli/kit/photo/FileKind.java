package org.linli.kit.photo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file really is, told by its first bytes, never by its name or what the sender says. */
enum FileKind {
    JPEG("JPEG", Set.of("image/jpeg", "image/jpg", "image/pjpeg")),
    PNG("PNG", Set.of("image/png", "image/x-png")),
    HEIC("HEIC/HEIF"),
    AVIF("AVIF"),
    WEBP("WebP"),
    GIF("GIF"),
    BMP("BMP"),
    TIFF("TIFF"),
    JPEG_XL("JPEG XL"),
    JPEG_2000("JPEG 2000"),
    SVG("SVG"),
    HTML("HTML"),
    PDF("PDF"),
    ZIP("ZIP"),
    VIDEO("MP4/MOV"),
    OTHER("?");

    private static final int LOOK_AHEAD = 1024;
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "mif2");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private final String label;
    private final Set<String> mediaTypes;

    FileKind(String label) {
        this(label, Set.of());
    }

    FileKind(String label, Set<String> mediaTypes) {
        this.label = label;
        this.mediaTypes = mediaTypes;
    }

    String label() {
        return label;
    }

    boolean isAccepted() {
        return !mediaTypes.isEmpty();
    }

    /** Whether the media type, without parameters and in lower case, is a name of this kind. */
    boolean isCalled(String mediaType) {
        return mediaTypes.contains(mediaType);
    }

    static FileKind of(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, LOOK_AHEAD), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            return ofBrand(head.substring(8, 12));
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        }
        if (head.startsWith("%PDF-")) {
            return PDF;
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return ZIP;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        if (head.startsWith("\u00ff\n") || head.startsWith("JXL ", 4)) {
            return JPEG_XL;
        }
        if (head.startsWith("jP  ", 4) || head.startsWith("\u00ffO\u00ffQ")) {
            return JPEG_2000;
        }
        if (head.startsWith("BM") && head.startsWith("\0\0\0\0", 6)) {
            return BMP;
        }
        return ofText(file, head);
    }

    private static FileKind ofBrand(String brand) {
        if (HEIF_BRANDS.contains(brand)) {
            return HEIC;
        }
        return AVIF_BRANDS.contains(brand) ? AVIF : VIDEO;
    }

    private static FileKind ofText(byte[] file, String head) {
        boolean wide = head.startsWith("\u00ff\u00fe") || head.startsWith("\u00fe\u00ff");
        String text = wide
                ? new String(Arrays.copyOf(file, Math.min(file.length, LOOK_AHEAD)), StandardCharsets.UTF_16)
                : head;
        String words = text.toLowerCase(Locale.ROOT);
        if (words.contains("<svg")) {
            return SVG;
        }
        return words.contains("<!doctype html") || words.contains("<html") ? HTML : OTHER;
    }
}
