package org.linli.intake.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.intake.problem.IntakeProblem;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.UploadClaims;
import org.linli.kit.problem.Problem;

/** What is known of photos beside their pixels: who may attach them, and to which report they belong. */
@ApplicationScoped
public class Photos {

    /** At most so many photos belong to one report or one verification. */
    public static final int MOST = 10;

    /** A photo to be attached. */
    public record Attachment(UUID photoId, UUID reportId, String purpose, int place) {}

    /** A photo of a report. */
    public record Attached(UUID id, String url, String purpose) {}

    private final AgroalDataSource database;
    private final UploadClaims claims;
    private final String publicUrl;

    Photos(AgroalDataSource database, UploadClaims claims, @ConfigProperty(name = "linli.public-url") String url) {
        this.database = database;
        this.claims = claims;
        this.publicUrl = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * The ids of photos whose claims are right.
     *
     * @throws Problem invalid-input for more than ten, one twice or no id; photo-not-yours for a wrong claim
     */
    public List<UUID> claimed(@Nullable List<@Nullable PhotoRef> refs) {
        if (refs == null || refs.isEmpty()) {
            return List.of();
        }
        if (refs.size() > MOST) {
            throw Problem.invalid("photos", "count", "最多 10 张", "at most 10");
        }
        List<UUID> ids = new ArrayList<>();
        for (PhotoRef ref : refs) {
            UUID id = id(ref);
            if (ids.contains(id)) {
                throw Problem.invalid("photos", "once", "同一张照片列了两次", "the same photo is listed twice");
            }
            if (ref == null || ref.claim() == null || !claims.check(id, ref.claim())) {
                throw notYours();
            }
            ids.add(id);
        }
        return ids;
    }

    /**
     * Attaches all or fails. A photo that is just being forgotten for its age cannot be attached any more.
     *
     * @throws Problem photo-not-yours when one does not exist, is forgotten or belongs to something already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void attach(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE photo SET report_id = a.report_id, purpose = a.purpose, place = a.place
                          FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[]) a(photo_id, report_id, purpose, place)
                         WHERE photo.id = a.photo_id AND photo.report_id IS NULL AND photo.forgotten_at IS NULL""")) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            attachments.stream().map(Attachment::photoId).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            attachments.stream().map(Attachment::reportId).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            attachments.stream().map(Attachment::purpose).toArray()));
            update.setArray(
                    4,
                    connection.createArrayOf(
                            "int4", attachments.stream().map(Attachment::place).toArray()));
            if (update.executeUpdate() != attachments.size()) {
                throw notYours();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** Photos of a report in the order they were given. */
    @Transactional
    public List<Attached> of(UUID reportId) {
        List<Attached> photos = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, purpose FROM photo WHERE report_id = ? ORDER BY purpose, place")) {
            select.setObject(1, reportId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    photos.add(new Attached(id, url(id), row.getString(2)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return photos;
    }

    /** The address under which the photo stays; the picture itself needs a link. */
    public String url(UUID id) {
        return publicUrl + "/v1/photos/" + id;
    }

    @Transactional
    void uploaded(UUID id, CleanPhoto photo, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO photo (id, uploaded_at, media_type, width, height, bytes, sha256,
                                           exif_longitude, exif_latitude, taken_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, photo.mediaType());
            insert.setInt(4, photo.width());
            insert.setInt(5, photo.height());
            insert.setInt(6, photo.bytes().length);
            insert.setString(7, photo.sha256());
            insert.setObject(8, photo.exifPosition().map(p -> p.longitude()).orElse(null), java.sql.Types.DOUBLE);
            insert.setObject(9, photo.exifPosition().map(p -> p.latitude()).orElse(null), java.sql.Types.DOUBLE);
            insert.setObject(10, photo.takenAt().orElse(null), java.sql.Types.TIMESTAMP);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** The report a photo belongs to, if any. */
    @Transactional
    Optional<UUID> reportOf(UUID photoId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT report_id FROM photo WHERE id = ? AND report_id IS NOT NULL")) {
            select.setObject(1, photoId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static UUID id(@Nullable PhotoRef ref) {
        try {
            if (ref != null && ref.photoId() != null && ref.photoId().length() == 36) {
                return UUID.fromString(ref.photoId());
            }
        } catch (IllegalArgumentException notAnId) {
            throw Problem.invalid("photos.photoId", "uuid", "须为照片编号", "must be the id of a photo");
        }
        throw Problem.invalid("photos.photoId", "uuid", "须为照片编号", "must be the id of a photo");
    }

    private static Problem notYours() {
        return Problem.of(IntakeProblem.PHOTO_NOT_YOURS)
                .detail(
                        "照片不存在、凭证不符,或已附在另一条上报上",
                        "No such photo, the claim is wrong, or it belongs to a report already");
    }
}
