package org.linli.volunteer.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.kit.sql.Database;

/** What the checks of the whole ledger found. */
@ApplicationScoped
class LedgerChecks {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};
    private static final int MOST_FINDINGS_KEPT = 100;

    /**
     * One check.
     *
     * @param by subject of who asked for it, {@code system:volunteer} at night
     * @param wrong how many findings; 0: everything agrees
     * @param findings the first 100 of them
     */
    @Schema(name = "LedgerCheck")
    public record Checked(
            long id, Instant at, String by, long accounts, long transfers, long wrong, List<Finding> findings) {}

    private final Database database;
    private final ObjectMapper json;

    LedgerChecks(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Checked keep(Instant at, String by, List<Finding> wrong) {
        return database.first(
                        """
                        INSERT INTO ledger_check (at, by, accounts, transfers, wrong, findings)
                        VALUES (?, ?, (SELECT count(*) FROM ledger_account), (SELECT count(*) FROM ledger_transfer), ?, ?)
                        RETURNING id, at, by, accounts, transfers, wrong, findings""",
                        this::read,
                        at,
                        by,
                        (long) wrong.size(),
                        written(wrong.stream().limit(MOST_FINDINGS_KEPT).toList()))
                .orElseThrow();
    }

    /** The latest check; empty before the first. */
    @Transactional
    Optional<Checked> latest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** Checks before one, the latest first. */
    @Transactional
    List<Checked> before(long id, int limit) {
        return database.list(
                "SELECT id, at, by, accounts, transfers, wrong, findings FROM ledger_check WHERE id < ?"
                        + " ORDER BY id DESC LIMIT ?",
                this::read,
                id,
                limit);
    }

    private Checked read(ResultSet row) throws SQLException {
        try {
            return new Checked(
                    row.getLong("id"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("by"),
                    row.getLong("accounts"),
                    row.getLong("transfers"),
                    row.getLong("wrong"),
                    json.readValue(row.getString("findings"), FINDINGS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String written(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
