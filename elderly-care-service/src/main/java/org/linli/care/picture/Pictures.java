package org.linli.care.picture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.care.visit.AtVisit.CarerAt;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** The table of pictures. Whoever writes holds the lock of the visit. */
@ApplicationScoped
class Pictures implements KeptSealed {

    /**
     * A picture of a visit, without what it shows.
     *
     * @param part of the visit, whose carer sent it
     * @param kind {@code photo} or {@code signature}
     * @param bytes length of the JPEG that is kept
     */
    @Schema(name = "VisitPicture")
    public record PictureView(UUID id, int part, String kind, int bytes, int width, int height, Instant heardAt) {}

    private static final String KIND = "visit-picture";

    private final Database database;
    private final PeopleKey key;

    Pictures(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(SealedColumn.of("visit_picture", "content_sealed", "'visit-picture/' || id")
                .found("print", KIND, Pictures::sha256));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(UUID id, CarerAt at, PictureKind kind, CleanPhoto photo, Instant now) {
        database.update(
                """
                INSERT INTO visit_picture (id, visit_id, elder_id, part, carer_id, kind, print, content_sealed, bytes, width,
                                           height, heard_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                at.visit().id(),
                at.visit().elder(),
                at.part(),
                at.carer(),
                kind.wire(),
                print(photo).written(),
                key.seal(row(id), Base64.getEncoder().encodeToString(photo.bytes())),
                photo.bytes().length,
                photo.width(),
                photo.height(),
                now);
    }

    /** The same picture, sent before. */
    @Transactional
    Optional<PictureView> same(CarerAt at, PictureKind kind, CleanPhoto photo) {
        return database.first(
                "SELECT * FROM visit_picture WHERE visit_id = ? AND part = ? AND kind = ? AND print = ANY (?)",
                Pictures::view,
                at.visit().id(),
                at.part(),
                kind.wire(),
                print(photo).any());
    }

    @Transactional
    int count(CarerAt at, PictureKind kind) {
        return database.first(
                        "SELECT count(*)::int AS n FROM visit_picture WHERE visit_id = ? AND part = ? AND kind = ?",
                        row -> row.getInt("n"),
                        at.visit().id(),
                        at.part(),
                        kind.wire())
                .orElse(0);
    }

    /** In the order they came. */
    @Transactional
    List<PictureView> of(String visit) {
        return database.list(
                "SELECT * FROM visit_picture WHERE visit_id = ? ORDER BY heard_at, id", Pictures::view, visit);
    }

    /** What it shows, as JPEG. */
    @Transactional
    Optional<byte[]> open(String visit, UUID id) {
        return database.first(
                "SELECT content_sealed FROM visit_picture WHERE visit_id = ? AND id = ?",
                row -> Base64.getDecoder().decode(key.open(row(id), row.getBytes("content_sealed"))),
                visit,
                id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID elder) {
        database.update("DELETE FROM visit_picture WHERE elder_id = ?", elder);
    }

    /** @return how many there were */
    @Transactional(Transactional.TxType.MANDATORY)
    int forgetPhotos(UUID elder) {
        return database.update("DELETE FROM visit_picture WHERE elder_id = ? AND kind = 'photo'", elder);
    }

    private Fingerprint print(CleanPhoto photo) {
        return key.fingerprint(KIND, photo.sha256());
    }

    /** As {@link CleanPhoto#sha256} says it. */
    private static String sha256(String opened) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(opened));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String row(UUID id) {
        return "visit-picture/" + id;
    }

    private static PictureView view(ResultSet row) throws SQLException {
        return new PictureView(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getInt("part"),
                row.getString("kind"),
                row.getInt("bytes"),
                row.getInt("width"),
                row.getInt("height"),
                Objects.requireNonNull(Database.instant(row, "heard_at")));
    }
}
