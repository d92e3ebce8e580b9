package org.linli.volunteer.servicecertificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of certificates of service. */
@ApplicationScoped
class ServiceCertificates {

    private static final String SELECT = "SELECT content, person, state, revoked_at FROM service_certificate";

    private final Database database;
    private final ObjectMapper json;

    ServiceCertificates(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The next number of a year; whoever asks at the same moment waits until this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    String nextNumber(int year) {
        long figure = database.first("""
                        INSERT INTO service_certificate_figure AS f (year, last) VALUES (?, 1)
                        ON CONFLICT (year) DO UPDATE SET last = f.last + 1
                        RETURNING last""", row -> row.getLong("last"), year).orElseThrow();
        return "LS%d-%06d".formatted(year, figure);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(ServiceRecord content, UUID person, String issuedBy) {
        database.update("""
                INSERT INTO service_certificate (number, person, content, state, issued_by, issued_at)
                VALUES (?, ?, ?, 'stands', ?, ?)""", content.number(), person, written(content), issuedBy, content.issuedAt());
    }

    @Transactional
    Optional<ServiceCertificate> byNumber(String number) {
        return database.first(SELECT + " WHERE number = ?", this::read, number);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    ServiceCertificate locked(String number) {
        return database.first(SELECT + " WHERE number = ? FOR UPDATE", this::read, number)
                .orElseThrow(() -> Problem.notFound("certificate of service", "该服务证明"));
    }

    /** A person's, the latest first. */
    @Transactional
    List<ServiceCertificate> of(UUID person, int most) {
        return database.list(
                SELECT + " WHERE person = ? ORDER BY issued_at DESC, number DESC LIMIT ?", this::read, person, most);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void revoke(String number, String by, String reason, Instant at) {
        database.update("""
                UPDATE service_certificate SET state = 'revoked', revoked_by = ?, revoked_at = ?, reason = ?
                 WHERE number = ?""", by, at, reason, number);
    }

    private ServiceCertificate read(ResultSet row) throws SQLException {
        try {
            return new ServiceCertificate(
                    json.readValue(row.getString("content"), ServiceRecord.class),
                    row.getObject("person", UUID.class),
                    ServiceCertificateState.of(row.getString("state")),
                    Database.instant(row, "revoked_at"));
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }

    private String written(ServiceRecord content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
