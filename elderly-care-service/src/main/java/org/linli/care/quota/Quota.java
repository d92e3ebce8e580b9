package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.problem.CareProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/**
 * Places of a contract package. A visit takes one place once; the same word again changes nothing. Rows are locked in the order
 * package, line, person, so that many who publish at once wait for each other and never for ever.
 */
@ApplicationScoped
public class Quota {

    /** Where a visit's place stands. */
    private record Entry(UUID packageId, String kind, UUID elder, String state) {}

    private static final String RESERVED = "reserved";
    private static final String CONSUMED = "consumed";
    private static final String RELEASED = "released";

    private final Database database;
    private final TellingPackage telling;
    private final Clock clock;

    Quota(Database database, TellingPackage telling, Clock clock) {
        this.database = database;
        this.telling = telling;
        this.clock = clock;
    }

    /**
     * Takes a place for a visit that is published. One whose place was released may take one anew.
     *
     * @throws Problem quota-used-up naming what is used up: the line of the kind, or the person's share
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(String visitId, UUID packageId, String kind, UUID elder) {
        lock(packageId);
        Optional<Entry> before = entry(visitId);
        if (before.filter(entry -> !RELEASED.equals(entry.state())).isPresent()) {
            return;
        }
        takeOfLine(packageId, kind);
        takeOfShare(packageId, elder);
        // Somebody who reserved the same visit in another package at the same moment is met here.
        int taken = database.update("""
                INSERT INTO quota_entry AS e (visit_id, package_id, kind, elder_id, state, changed_at)
                VALUES (?, ?, ?, ?, 'reserved', ?)
                ON CONFLICT (visit_id) DO UPDATE
                   SET package_id = EXCLUDED.package_id, kind = EXCLUDED.kind, elder_id = EXCLUDED.elder_id,
                       state = 'reserved', reason = NULL, changed_at = EXCLUDED.changed_at
                 WHERE e.state = 'released'""", visitId, packageId, kind, elder, clock.instant());
        if (taken == 0) {
            give(packageId, kind, elder, RESERVED);
            return;
        }
        telling.changed(packageId);
    }

    /** As {@link #reserve} for a visit that goes on whatever is left: takes nothing when nothing is. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserveIfFree(String visitId, UUID packageId, String kind, UUID elder) {
        lock(packageId);
        boolean free = database.first("""
                        SELECT 1 FROM package_line l JOIN package_share s ON s.package_id = l.package_id
                         WHERE l.package_id = ? AND l.kind = ? AND l.reserved + l.consumed < l.contracted
                           AND s.elder_id = ? AND s.enrolled AND (s.visits IS NULL OR s.reserved + s.consumed < s.visits)""", row -> 1, packageId, kind, elder).isPresent();
        if (free) {
            reserve(visitId, packageId, kind, elder);
        }
    }

    /** The visit was served: its place is used. A visit without a reserved place has none to use. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void consume(String visitId) {
        locked(visitId).filter(entry -> RESERVED.equals(entry.state())).ifPresent(entry -> {
            database.update(
                    """
                    WITH line AS (UPDATE package_line SET reserved = reserved - 1, consumed = consumed + 1
                                   WHERE package_id = ? AND kind = ?),
                         share AS (UPDATE package_share SET reserved = reserved - 1, consumed = consumed + 1
                                    WHERE package_id = ? AND elder_id = ?)
                    UPDATE quota_entry SET state = 'consumed', reason = NULL, changed_at = ? WHERE visit_id = ?""", entry.packageId(), entry.kind(), entry.packageId(), entry.elder(), clock.instant(), visitId);
            telling.changed(entry.packageId());
        });
    }

    /**
     * The visit takes no place after all, also one whose place was used already and is taken back.
     *
     * @param reason why, as a code, such as {@code cancelled}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String visitId, String reason) {
        locked(visitId).filter(entry -> !RELEASED.equals(entry.state())).ifPresent(entry -> {
            give(entry.packageId(), entry.kind(), entry.elder(), entry.state());
            released(visitId, reason, entry.packageId());
        });
    }

    /** Nobody opened, and the matter is closed: whether that counts is the contract's. A place that was used or given back stays so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void doorStayedShut(String visitId) {
        locked(visitId).filter(entry -> RESERVED.equals(entry.state())).ifPresent(entry -> {
            if (noAnswerCounts(entry.packageId())) {
                consume(visitId);
            } else {
                release(visitId, "no-answer");
            }
        });
    }

    private boolean noAnswerCounts(UUID packageId) {
        return database.first(
                        "SELECT no_answer_counts FROM care_package WHERE id = ?",
                        row -> row.getBoolean("no_answer_counts"),
                        packageId)
                .orElse(false);
    }

    /** Whether the visit has a place, reserved or used. */
    @Transactional
    public boolean covers(String visitId) {
        return entry(visitId).filter(entry -> !RELEASED.equals(entry.state())).isPresent();
    }

    /** The entry with its package locked; the package may have been another a moment before. */
    private Optional<Entry> locked(String visitId) {
        Optional<UUID> held = lockOf(visitId);
        while (held.isPresent()) {
            UUID packageId = held.get();
            Optional<Entry> seen = entry(visitId);
            if (seen.filter(entry -> entry.packageId().equals(packageId)).isPresent()) {
                return seen;
            }
            held = lockOf(visitId);
        }
        return Optional.empty();
    }

    /** Locks the package in which the visit has its entry. */
    private Optional<UUID> lockOf(String visitId) {
        return database.first("""
                SELECT id FROM care_package WHERE id = (SELECT package_id FROM quota_entry WHERE visit_id = ?) FOR UPDATE""", row -> row.getObject("id", UUID.class), visitId);
    }

    private Optional<Entry> entry(String visitId) {
        return database.first(
                "SELECT package_id, kind, elder_id, state FROM quota_entry WHERE visit_id = ?",
                row -> new Entry(
                        row.getObject("package_id", UUID.class),
                        row.getString("kind"),
                        row.getObject("elder_id", UUID.class),
                        row.getString("state")),
                visitId);
    }

    private void lock(UUID packageId) {
        database.first("SELECT 1 FROM care_package WHERE id = ? FOR UPDATE", row -> 1, packageId)
                .orElseThrow(() -> Problem.notFound("package", "该服务包"));
    }

    private void takeOfLine(UUID packageId, String kind) {
        int taken = database.update("""
                UPDATE package_line SET reserved = reserved + 1
                 WHERE package_id = ? AND kind = ? AND reserved + consumed < contracted""", packageId, kind);
        if (taken == 0) {
            throw usedUp(packageId, "该类服务的合同次数已用完", "The visits contracted of this kind are used up")
                    .with("usedUp", "line")
                    .with("line", line(packageId, kind));
        }
    }

    private void takeOfShare(UUID packageId, UUID elder) {
        int taken = database.update("""
                UPDATE package_share SET reserved = reserved + 1
                 WHERE package_id = ? AND elder_id = ? AND enrolled AND (visits IS NULL OR reserved + consumed < visits)""", packageId, elder);
        if (taken == 0) {
            throw usedUp(packageId, "此人在服务包中的次数已用完", "This person's share of the package is used up")
                    .with("usedUp", "person")
                    .with("person", elder.toString());
        }
    }

    private Map<String, Object> line(UUID packageId, String kind) {
        return database.first(
                        "SELECT contracted, reserved, consumed FROM package_line WHERE package_id = ? AND kind = ?",
                        row -> Map.<String, Object>of(
                                "kind", kind,
                                "contracted", row.getInt("contracted"),
                                "reserved", row.getInt("reserved"),
                                "consumed", row.getInt("consumed")),
                        packageId,
                        kind)
                .orElse(Map.of("kind", kind, "contracted", 0, "reserved", 0, "consumed", 0));
    }

    private static Problem usedUp(UUID packageId, String zh, String en) {
        return Problem.of(CareProblem.QUOTA_USED_UP).detail(zh, en).with("package", packageId.toString());
    }

    private void give(UUID packageId, String kind, UUID elder, String from) {
        for (String which : List.of(
                "UPDATE package_line SET %1$s = %1$s - 1 WHERE package_id = ? AND kind = ?",
                "UPDATE package_share SET %1$s = %1$s - 1 WHERE package_id = ? AND elder_id = ?")) {
            String sql = which.formatted(CONSUMED.equals(from) ? CONSUMED : RESERVED);
            database.update(sql, packageId, which.contains("elder_id") ? elder : kind);
        }
    }

    private void released(String visitId, String reason, UUID packageId) {
        database.update(
                "UPDATE quota_entry SET state = 'released', reason = ?, changed_at = ? WHERE visit_id = ?",
                reason,
                clock.instant(),
                visitId);
        telling.changed(packageId);
    }
}
