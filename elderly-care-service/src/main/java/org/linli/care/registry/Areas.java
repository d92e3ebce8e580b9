package org.linli.care.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The city's areas by code. */
@ApplicationScoped
public class Areas {

    private final Database database;

    Areas(Database database) {
        this.database = database;
    }

    /** Path of an area this service has ever heard of, also of one that is retired by now. */
    @Transactional
    public Optional<String> pathEver(String code) {
        return database.first("SELECT path FROM area WHERE code = ?", row -> row.getString("path"), code);
    }

    /**
     * Path of an area that stands: codes from the city down, joined by dots.
     *
     * @param field where the code was given, for the refusal
     * @throws Problem invalid-input for a code nobody knows, or one that is retired
     */
    @Transactional
    public String pathOf(String code, String field) {
        return database.first(
                        "SELECT path FROM area WHERE code = ? AND NOT retired", row -> row.getString("path"), code)
                .orElseThrow(() -> Problem.invalid(field, "known-area", "没有此区域", "no such area"));
    }

    /**
     * Path of a grid that stands.
     *
     * @throws Problem invalid-input for a code that is no grid, or one that is retired
     */
    @Transactional
    public String pathOfGrid(String code, String field) {
        return database.first(
                        "SELECT path FROM area WHERE code = ? AND level = 'grid' AND NOT retired",
                        row -> row.getString("path"),
                        code)
                .orElseThrow(() -> Problem.invalid(field, "known-grid", "没有此网格", "no such grid"));
    }
}
