package org.linli.dispatch.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What inspectors found, check by check. */
@ApplicationScoped
public class Checks {

    /**
     * One check.
     *
     * @param sentBack orders that went back to work because of it
     */
    public record Check(
            UUID id,
            boolean passed,
            @Nullable String reasonCode,
            @Nullable String note,
            Instant checkedAt,
            List<UUID> sentBack) {}

    private final EntityManager database;

    Checks(EntityManager database) {
        this.database = database;
    }

    void add(UUID caseId, Check check, String by) {
        database.createNativeQuery("""
                        INSERT INTO case_check (id, case_id, passed, reason_code, note, checked_by, checked_at)
                        VALUES (:id, :caseId, :passed, :reason, :note, :by, :at)""")
                .setParameter("id", check.id())
                .setParameter("caseId", caseId)
                .setParameter("passed", check.passed())
                .setParameter("reason", check.reasonCode())
                .setParameter("note", check.note())
                .setParameter("by", by)
                .setParameter("at", check.checkedAt())
                .executeUpdate();
    }

    /** Keeps which orders went back to work because of a check. */
    void sentBack(UUID check, List<UUID> orders) {
        database.createNativeQuery("""
                        UPDATE case_check SET sent_back = CAST(string_to_array(:orders, ',') AS uuid[])
                         WHERE id = :id""")
                .setParameter("orders", orders.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .setParameter("id", check)
                .executeUpdate();
    }

    /** Oldest first. */
    public List<Check> of(UUID caseId) {
        return database
                .unwrap(Session.class)
                .createNativeQuery("""
                        SELECT id, passed, reason_code, note, checked_at, array_to_string(sent_back, ',')
                          FROM case_check WHERE case_id = :id ORDER BY checked_at, id""", Object[].class)
                .setParameter("id", caseId)
                .getResultList()
                .stream()
                .map(row -> new Check(
                        (UUID) row[0],
                        (Boolean) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Instant) row[4],
                        Arrays.stream(((String) row[5]).split(","))
                                .filter(id -> !id.isEmpty())
                                .map(UUID::fromString)
                                .toList()))
                .toList();
    }
}
