package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Contracts and their lines as rows, for who changes them. The contract is locked first, as by who reserves. */
@ApplicationScoped
class PackageTable {

    record Locked(long version, String areaPath) {}

    private record Days(@Nullable LocalDate first, @Nullable LocalDate last) {}

    private final Database database;

    PackageTable(Database database) {
        this.database = database;
    }

    /** Nothing is taken of it before the caller's transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Locked lock(UUID id) {
        return database.first("""
                        SELECT p.version, a.path FROM care_package p JOIN area a ON a.code = p.area_code
                         WHERE p.id = ? FOR UPDATE OF p""", row -> new Locked(row.getLong("version"), row.getString("path")), id)
                .orElseThrow(PackageViews::unknown);
    }

    /** @throws Problem invalid-input for less than is taken */
    @Transactional(Transactional.TxType.MANDATORY)
    void save(UUID id, ReadingPackage.Terms terms) {
        refuseBelowTaken(id, terms);
        database.update("""
                UPDATE care_package SET version = version + 1, first_day = ?, last_day = ?, no_answer_counts = ? WHERE id = ?""", terms.from(), terms.to(), terms.noAnswerCounts(), id);
        database.update(
                "DELETE FROM package_line WHERE package_id = ? AND NOT kind = ANY (?)",
                id,
                terms.lines().stream().map(ReadingPackage.Line::kind).toList());
        for (ReadingPackage.Line line : terms.lines()) {
            database.update("""
                    INSERT INTO package_line (package_id, kind, contracted) VALUES (?, ?, ?)
                    ON CONFLICT (package_id, kind) DO UPDATE SET contracted = EXCLUDED.contracted""", id, line.kind(), line.visits());
        }
    }

    private void refuseBelowTaken(UUID id, ReadingPackage.Terms terms) {
        Days days = taken(id);
        if (days.first() != null && terms.from().isAfter(days.first())) {
            throw Problem.invalid(
                    "from",
                    "covers-taken",
                    "不得晚于已占用的 " + days.first(),
                    "must not be later than " + days.first() + ", of which a visit is taken");
        }
        if (days.last() != null && terms.to().isBefore(days.last())) {
            throw Problem.invalid(
                    "to",
                    "covers-taken",
                    "不得早于已占用的 " + days.last(),
                    "must not be before " + days.last() + ", of which a visit is taken");
        }
        Map<String, Integer> counted = counted(id);
        for (int at = 0; at < terms.lines().size(); at++) {
            ReadingPackage.Line line = terms.lines().get(at);
            Integer least = counted.remove(line.kind());
            if (least != null && line.visits() < least) {
                throw Problem.invalid(
                        "lines[" + at + "].visits",
                        "not-below-taken",
                        "不得少于已占用的 " + least + " 次",
                        "must not be less than the " + least + " taken");
            }
        }
        if (!counted.isEmpty()) {
            String kinds = String.join(", ", counted.keySet().stream().sorted().toList());
            throw Problem.invalid("lines", "line-in-use", "不得去掉已用过的:" + kinds, "must keep what was used: " + kinds);
        }
    }

    /** Days of the visits that have a place. */
    private Days taken(UUID id) {
        return database.first(
                        """
                        SELECT min(v.day) AS first, max(v.day) AS last FROM quota_entry q JOIN visit v ON v.id = q.visit_id
                         WHERE q.package_id = ? AND q.state <> 'released'""",
                        row -> new Days(
                                row.getObject("first", LocalDate.class), row.getObject("last", LocalDate.class)),
                        id)
                .orElseThrow();
    }

    /** Places taken by kind; also of a kind of which every place was released, since its account stands. */
    private Map<String, Integer> counted(UUID id) {
        Map<String, Integer> counted = new HashMap<>();
        database.list("""
                SELECT l.kind, l.reserved + l.consumed AS taken FROM package_line l
                 WHERE l.package_id = ?
                   AND EXISTS (SELECT 1 FROM quota_entry q WHERE q.package_id = l.package_id AND q.kind = l.kind)""", row -> counted.put(row.getString("kind"), row.getInt("taken")), id);
        return counted;
    }
}
