package org.linli.kit.photo;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The three things worth knowing from a photo's EXIF block. A block that cannot be read is as none: cameras write all
 * sorts of blocks, and a photo is not refused for it.
 *
 * @param orientation 1 to 8 as in EXIF; 1 is upright
 */
record ExifFacts(int orientation, Optional<Position> position, Optional<LocalDateTime> takenAt) {

    static final ExifFacts NONE = new ExifFacts(1, Optional.empty(), Optional.empty());

    private static final DateTimeFormatter EXIF_TIME =
            DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    /** @param exif an EXIF block from its TIFF header on */
    static ExifFacts read(byte[] exif) {
        Metadata metadata = new Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(exif), new PlainTagsOnly(metadata), 0);
        } catch (TiffProcessingException | IOException | RuntimeException unreadable) {
            // What was read up to here still counts.
        }
        return new ExifFacts(orientation(metadata), position(metadata), takenAt(metadata));
    }

    private static int orientation(Metadata metadata) {
        Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value != null && value >= 1 && value <= 8 ? value : 1;
    }

    private static Optional<Position> position(Metadata metadata) {
        GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation place = gps == null ? null : gps.getGeoLocation();
        // Devices without a fix write 0,0.
        if (place == null || place.isZero()) {
            return Optional.empty();
        }
        boolean onEarth = Math.abs(place.getLongitude()) <= 180 && Math.abs(place.getLatitude()) <= 90;
        return onEarth ? Optional.of(new Position(place.getLongitude(), place.getLatitude())) : Optional.empty();
    }

    private static Optional<LocalDateTime> takenAt(Metadata metadata) {
        Directory details = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        if (details == null) {
            return Optional.empty();
        }
        return time(details.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
                .or(() -> time(details.getString(ExifDirectoryBase.TAG_DATETIME_DIGITIZED)));
    }

    private static Optional<LocalDateTime> time(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(written.strip(), EXIF_TIME));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Leaves maker notes, XMP, IPTC and profiles inside the block as bytes: nobody here needs their parsers. */
    private static final class PlainTagsOnly extends ExifTiffHandler {

        PlainTagsOnly(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean customProcessTag(
                int tagOffset,
                Set<Integer> processedIfdOffsets,
                int tiffHeaderOffset,
                RandomAccessReader reader,
                int tagId,
                int byteCount) {
            return false;
        }
    }
}
