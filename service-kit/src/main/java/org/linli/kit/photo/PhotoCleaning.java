package org.linli.kit.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Takes a photo from a stranger and gives back one that is safe to keep and show: decoded, upright, encoded anew as
 * JPEG, without any metadata; what the original said about place and time is handed over beside it. Safe for many
 * threads; holds a bounded amount of memory whatever arrives (see {@link PhotoConfig}).
 */
public final class PhotoCleaning {

    private static final int PIECE = 64 * 1024;
    private static final String JPEG = "image/jpeg";
    private static final String UNDECLARED = "application/octet-stream";

    private final PhotoConfig config;
    private final DecodingRoom room;

    public PhotoCleaning(PhotoConfig config) {
        this.config = config;
        this.room = new DecodingRoom(config.photosAtOnce(), config.decodingBytes(), config.patience());
    }

    /**
     * Reads at most one byte more than is allowed, and cleans.
     *
     * @param body the file; not closed here
     * @param declaredType the media type the sender states; none, or {@code application/octet-stream}, is no statement
     * @throws PhotoRefused when the photo is not taken
     * @throws IOException when the sender breaks off
     */
    public CleanPhoto clean(InputStream body, @Nullable String declaredType) throws IOException {
        try (DecodingRoom.Place _ = room.admit()) {
            return cleaned(received(body), declaredType);
        }
    }

    /**
     * The same for a file that is in memory already.
     *
     * @throws PhotoRefused when the photo is not taken
     */
    public CleanPhoto clean(byte[] file, @Nullable String declaredType) {
        if (file.length > config.maxBytes()) {
            throw tooLarge();
        }
        try (DecodingRoom.Place _ = room.admit()) {
            return cleaned(file, declaredType);
        }
    }

    private byte[] received(InputStream body) throws IOException {
        long start = System.nanoTime();
        ByteArrayOutputStream file = new ByteArrayOutputStream(PIECE);
        byte[] piece = new byte[PIECE];
        while (true) {
            int read = body.read(piece, 0, Math.min(PIECE, config.maxBytes() + 1 - file.size()));
            if (read < 0) {
                return file.toByteArray();
            }
            file.write(piece, 0, read);
            if (file.size() > config.maxBytes()) {
                throw tooLarge();
            }
            if (System.nanoTime() - start > config.receivingTime().toNanos()) {
                throw new PhotoRefused(
                        PhotoFault.TOO_SLOW,
                        Long.toString(config.receivingTime().toSeconds()));
            }
        }
    }

    private CleanPhoto cleaned(byte[] file, @Nullable String declaredType) {
        if (file.length == 0) {
            throw new PhotoRefused(PhotoFault.EMPTY);
        }
        FileKind kind = FileKind.of(file);
        if (!kind.isAccepted()) {
            throw new PhotoRefused(PhotoFault.TYPE_NOT_ACCEPTED, kind.label());
        }
        compare(kind, declaredType);
        PixelLimit limit = new PixelLimit(config.maxPixels());
        Picture picture = kind == FileKind.PNG ? PngLayout.read(file, limit) : JpegLayout.read(file, limit);
        ExifFacts exif = picture.exif().map(ExifFacts::read).orElse(ExifFacts.NONE);
        Redrawing redrawing = new Redrawing(picture, exif.orientation(), config.maxSide(), config.jpegQuality());
        Redrawing.Drawn drawn = room.decode(picture, redrawing.heapNeeded(), redrawing::toJpeg);
        return new CleanPhoto(
                drawn.bytes(),
                JPEG,
                drawn.width(),
                drawn.height(),
                sha256(drawn.bytes()),
                exif.position(),
                exif.takenAt());
    }

    private static void compare(FileKind kind, @Nullable String declaredType) {
        if (declaredType == null || declaredType.isBlank()) {
            return;
        }
        String declared = declaredType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (declared.equals(UNDECLARED) || kind.isCalled(declared)) {
            return;
        }
        // The sender's words come back in the answer only when they look like a media type.
        String shown = declared.matches("[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}") ? declared : "?";
        throw new PhotoRefused(PhotoFault.TYPE_LIES, shown, kind.label());
    }

    private PhotoRefused tooLarge() {
        return new PhotoRefused(PhotoFault.TOO_LARGE, Integer.toString(config.maxBytes()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
