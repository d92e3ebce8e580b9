package org.linli.volunteer.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The city's areas by code. */
@ApplicationScoped
public class Areas {

    private final Database database;

    Areas(Database database) {
        this.database = database;
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
     * Whether one place lies in the same community, subdistrict or city as another.
     *
     * @param level of the area that both must lie in; where the other lies in none of that level, the whole city counts
     */
    @Transactional
    public boolean within(String path, String other, String level) {
        if (level.equals("city")) {
            return true;
        }
        return database.first(
                        "SELECT path FROM area WHERE level = ? AND path = ANY(?)",
                        row -> row.getString("path"),
                        level,
                        prefixes(other))
                .map(shared -> path.equals(shared) || path.startsWith(shared + "."))
                .orElse(true);
    }

    private static List<String> prefixes(String path) {
        List<String> prefixes = new ArrayList<>();
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            prefixes.add(path.substring(0, dot));
        }
        prefixes.add(path);
        return prefixes;
    }
}
