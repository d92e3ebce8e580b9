package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** What was granted, as rows, and the sum of each month, which the table itself limits. */
@ApplicationScoped
class Grants {

    /** Twenty hours a person a month. */
    static final int MOST_A_MONTH = 1200;

    private final Database database;

    Grants(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Grant> under(String officer, String key) {
        return database.first(
                """
                SELECT id, person, minutes, from_donations, from_reserve, month, reason, granted_by, granted_at
                  FROM time_bank_grant WHERE granted_by = ? AND idempotency_key = ?""",
                row -> new Grant(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getInt("minutes"),
                        row.getInt("from_donations"),
                        row.getInt("from_reserve"),
                        row.getObject("month", LocalDate.class),
                        row.getString("reason"),
                        row.getString("granted_by"),
                        Objects.requireNonNull(Database.instant(row, "granted_at"))),
                officer,
                key);
    }

    /**
     * Counts minutes into a person's month.
     *
     * @return false when the month would be above its limit; nothing is counted then
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean count(UUID person, LocalDate month, int minutes) {
        return database.update("""
                        INSERT INTO time_bank_grant_month AS m (person, month, minutes) VALUES (?, ?, ?)
                        ON CONFLICT (person, month) DO UPDATE SET minutes = m.minutes + excluded.minutes
                         WHERE m.minutes + excluded.minutes <= ?""", person, month, minutes, MOST_A_MONTH) == 1;
    }

    /** Minutes granted to a person in a month. */
    @Transactional
    int counted(UUID person, LocalDate month) {
        return database.first(
                        "SELECT minutes FROM time_bank_grant_month WHERE person = ? AND month = ?",
                        row -> row.getInt("minutes"),
                        person,
                        month)
                .orElse(0);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Grant grant, String key) {
        database.update(
                """
                INSERT INTO time_bank_grant
                  (id, person, minutes, from_donations, from_reserve, month, reason, granted_by, idempotency_key, granted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                grant.id(),
                grant.person(),
                grant.minutes(),
                grant.fromDonations(),
                grant.fromReserve(),
                grant.month(),
                grant.reason(),
                grant.grantedBy(),
                key,
                grant.grantedAt());
    }
}
