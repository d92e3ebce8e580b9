package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Contracts for other rooms. */
@ApplicationScoped
public class Packages {

    /** What other rooms need to know of a contract. @param kinds that were contracted */
    public record PackageRef(
            UUID id, String unit, String areaPath, LocalDate first, LocalDate last, List<String> kinds) {

        public boolean countsOn(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final Database database;

    Packages(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<PackageRef> find(UUID id) {
        return database.first(
                """
                SELECT p.*, a.path,
                       (SELECT array_agg(l.kind ORDER BY l.kind) FROM package_line l WHERE l.package_id = p.id) AS kinds
                  FROM care_package p JOIN area a ON a.code = p.area_code WHERE p.id = ?""",
                row -> new PackageRef(
                        id,
                        row.getString("unit_code"),
                        row.getString("path"),
                        Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                        Objects.requireNonNull(row.getObject("last_day", LocalDate.class)),
                        List.of((String[]) row.getArray("kinds").getArray())),
                id);
    }
}
