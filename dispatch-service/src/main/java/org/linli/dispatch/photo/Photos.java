package org.linli.dispatch.photo;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.Position;

/** What is known of each photo; the picture itself is in the photo store. */
@ApplicationScoped
public class Photos {

    /** A photo of a case. */
    public record Attached(
            UUID id,
            @Nullable UUID orderId,
            @Nullable String stageCode,
            @Nullable UUID checkId,
            Instant uploadedAt) {}

    /** Who uploaded a photo, and which case and what of it it belongs to, if any yet. */
    record Belonging(
            String uploadedBy,
            @Nullable UUID caseId,
            @Nullable UUID orderId,
            @Nullable UUID checkId) {}

    private final AgroalDataSource database;

    Photos(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional
    void add(UUID id, CleanPhoto photo, String uploadedBy, Instant now) {
        Position position = photo.exifPosition().orElse(null);
        change(
                """
                INSERT INTO photo (id, uploaded_by, uploaded_at, sha256, width, height, longitude, latitude)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                uploadedBy,
                at(now),
                photo.sha256(),
                photo.width(),
                photo.height(),
                position == null ? null : position.longitude(),
                position == null ? null : position.latitude());
    }

    /** @return false when the photo is not there, not this person's, attached already, or just being forgotten */
    boolean attach(UUID id, AttachingPhotos.Place place, String by, Instant now) {
        return change("""
                        UPDATE photo SET case_id = ?, order_id = ?::uuid, stage_code = ?, check_id = ?::uuid,
                                         attached_at = ?
                         WHERE id = ? AND uploaded_by = ? AND case_id IS NULL AND forgotten_at IS NULL""", place.caseId(), place.orderId(), place.stageCode(), place.checkId(), at(now), id, by) == 1;
    }

    @Transactional
    Optional<Belonging> belonging(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT uploaded_by, case_id, order_id, check_id FROM photo WHERE id = ? AND forgotten_at IS NULL")) {
            select.setObject(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        ? Optional.of(new Belonging(
                                found.getString(1),
                                found.getObject(2, UUID.class),
                                found.getObject(3, UUID.class),
                                found.getObject(4, UUID.class)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** The photos of a case, oldest first. */
    @Transactional
    public List<Attached> of(UUID caseId) {
        List<Attached> photos = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT id, order_id, stage_code, check_id, uploaded_at FROM photo
                         WHERE case_id = ? ORDER BY uploaded_at, id""")) {
            select.setObject(1, caseId);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    photos.add(new Attached(
                            found.getObject(1, UUID.class),
                            found.getObject(2, UUID.class),
                            found.getString(3),
                            found.getObject(4, UUID.class),
                            found.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return photos;
    }

    private int change(String sql, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
