package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** The table of certificates. Their numbers go in sealed and do not come out again. */
@ApplicationScoped
class Certificates implements KeptSealed {

    private static final int SHOWN = 4;
    private static final String KIND = "certificate";

    static final String COLUMNS = """
            c.id, c.version, c.person, c.kind, c.issuer, c.number_end, c.valid_from, c.valid_to, c.state, c.entered_by,
            c.entered_at, c.decided_by, c.decided_at, c.reason""";

    private final Database database;
    private final PeopleKey key;

    Certificates(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(SealedColumn.of("certificate", "number_sealed", "'certificate/' || id")
                .found("number_fingerprint", KIND, Certificates::alike));
    }

    @Transactional
    List<Certificate> of(UUID person) {
        return database.list(
                "SELECT " + COLUMNS + " FROM certificate c WHERE c.person = ? ORDER BY c.entered_at, c.id",
                Certificates::read,
                person);
    }

    /** @throws Problem not-found */
    @Transactional
    Certificate byId(UUID id) {
        return database.first("SELECT " + COLUMNS + " FROM certificate c WHERE c.id = ?", Certificates::read, id)
                .orElseThrow(Certificates::unknown);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Certificate locked(UUID id) {
        return database.first(
                        "SELECT " + COLUMNS + " FROM certificate c WHERE c.id = ? FOR UPDATE", Certificates::read, id)
                .orElseThrow(Certificates::unknown);
    }

    /** @return false when the same certificate is before the desk, or counts, already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Certificate certificate, String number) {
        Fingerprint print = fingerprint(number);
        // While the key is changed the same number may stand under another key, which no index knows; nor do two
        // replicas that
        // write with different ones meet at it.
        print.ofEachKey().stream()
                .map(form -> ByteBuffer.wrap(form).getLong())
                .sorted()
                .forEach(lock -> database.list("SELECT 1 FROM pg_advisory_xact_lock(?)", row -> 1, lock));
        return database.update(
                        """
                        INSERT INTO certificate (id, version, person, kind, issuer, number_sealed, number_fingerprint,
                                                 number_end, valid_from, valid_to, state, entered_by, entered_at)
                        SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::date, ?, ?, ?
                         WHERE NOT EXISTS (SELECT 1 FROM certificate
                                            WHERE kind = ? AND number_fingerprint = ANY (?) AND state IN ('claimed', 'verified'))
                        ON CONFLICT (kind, number_fingerprint) WHERE state IN ('claimed', 'verified') DO NOTHING""",
                        certificate.id(),
                        certificate.version(),
                        certificate.person(),
                        certificate.kind(),
                        certificate.issuer(),
                        key.seal("certificate/" + certificate.id(), number),
                        print.written(),
                        certificate.numberEnd(),
                        certificate.validFrom(),
                        certificate.validTo(),
                        certificate.state().wire(),
                        certificate.enteredBy(),
                        certificate.enteredAt(),
                        certificate.kind(),
                        print.any())
                == 1;
    }

    /** Whether the person has entered this very paper before, whatever became of it. */
    @Transactional
    boolean has(UUID person, ReadingCertificate.Told told) {
        return database.first(
                        "SELECT 1 FROM certificate WHERE person = ? AND kind = ? AND number_fingerprint = ANY (?)",
                        row -> 1,
                        person,
                        told.kind(),
                        fingerprint(told.number()).any())
                .isPresent();
    }

    private Fingerprint fingerprint(String number) {
        return key.fingerprint(KIND, alike(number));
    }

    private static String alike(String number) {
        return number.toUpperCase(Locale.ROOT);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void decided(UUID id, CertificateState state, String by, Instant at, @Nullable String reason) {
        database.update("""
                UPDATE certificate
                   SET version = version + 1, state = ?, decided_by = ?, decided_at = ?, reason = ?
                 WHERE id = ?""", state.wire(), by, at, reason, id);
    }

    static String end(String number) {
        return number.substring(number.length() - SHOWN);
    }

    static Certificate read(ResultSet row) throws SQLException {
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("person", UUID.class),
                row.getString("kind"),
                row.getString("issuer"),
                row.getString("number_end"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                CertificateState.of(row.getString("state")),
                row.getString("entered_by"),
                Objects.requireNonNull(Database.instant(row, "entered_at")),
                row.getString("decided_by"),
                Database.instant(row, "decided_at"),
                row.getString("reason"));
    }

    private static Problem unknown() {
        return Problem.notFound("certificate", "该证书");
    }
}
