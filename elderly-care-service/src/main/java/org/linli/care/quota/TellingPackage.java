package org.linli.care.quota;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.sql.Database;
import org.linli.kit.transaction.RowsOfTransaction;

/** Tells how a package stands, whenever it stands differently: lines and counts, and nobody enrolled. */
@ApplicationScoped
class TellingPackage {

    static final String TOPIC = "linli.care.plans";
    static final String TYPE = "linli.care.package-changed.v1";

    /** As it goes on the wire. */
    record Line(String kind, int contracted, int reserved, int consumed) {}

    private record Told(
            UUID packageId,
            String number,
            String unitCode,
            String areaCode,
            LocalDate from,
            LocalDate to,
            List<Line> lines,
            int people,
            Instant at) {}

    private final Database database;
    private final RowsOfTransaction<UUID> changed;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    TellingPackage(
            Database database,
            TransactionSynchronizationRegistry transaction,
            Outbox outbox,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.changed = new RowsOfTransaction<>(transaction, ids -> new TreeSet<>(ids).forEach(this::tell), told -> {});
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Told at the end of the transaction, once for all it changed. The caller holds the package's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID packageId) {
        changed.add(List.of(packageId));
    }

    private void tell(UUID packageId) {
        Instant now = clock.instant();
        List<Line> lines = database.list(
                "SELECT kind, contracted, reserved, consumed FROM package_line WHERE package_id = ? ORDER BY kind",
                row -> new Line(
                        row.getString("kind"),
                        row.getInt("contracted"),
                        row.getInt("reserved"),
                        row.getInt("consumed")),
                packageId);
        database.list(
                """
                UPDATE care_package p SET told = told + 1 WHERE id = ?
                RETURNING *, (SELECT count(*) FROM package_share s WHERE s.package_id = p.id AND s.enrolled) AS people""",
                row -> {
                    outbox.add(OutboxEvent.of(
                            TOPIC,
                            packageId.toString(),
                            "package/" + packageId,
                            row.getLong("told"),
                            TYPE,
                            now,
                            bytes(told(row, lines, now))));
                    return 1;
                },
                packageId);
    }

    private static Told told(ResultSet row, List<Line> lines, Instant now) throws SQLException {
        return new Told(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("unit_code"),
                row.getString("area_code"),
                Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                lines,
                row.getInt("people"),
                now);
    }

    private byte[] bytes(Told told) {
        try {
            return json.writeValueAsBytes(told);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
