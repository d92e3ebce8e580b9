package org.linli.volunteer.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What the city's lists know. Where the city has no list, any well-formed code is known. */
@ApplicationScoped
public class Catalogue {

    private final Database database;

    Catalogue(Database database) {
        this.database = database;
    }

    /**
     * Refuses what the list does not offer, retired codes among it.
     *
     * @param field where the codes were given, for the refusal
     * @throws Problem invalid-input naming the first code that is not on the list
     */
    public void require(CityList list, String field, Collection<String> codes) {
        Set<String> unknown = unknown(list, codes);
        for (String code : codes) {
            if (unknown.contains(code)) {
                throw Problem.invalid(
                        field, "known-" + list.wire(), code + ":" + list.zh(), "'" + code + "' " + list.en());
            }
        }
    }

    public void require(CityList list, String field, String code) {
        require(list, field, List.of(code));
    }

    /** Those of the codes that the list does not offer; none where the city has no list. */
    @Transactional
    public Set<String> unknown(CityList list, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(
                database.list("""
                SELECT DISTINCT told FROM unnest(?) AS told
                 WHERE EXISTS (SELECT 1 FROM catalogue_code WHERE list = ? AND NOT retired)
                   AND NOT EXISTS (SELECT 1 FROM catalogue_code WHERE list = ? AND code = told AND NOT retired)""", row -> row.getString("told"), List.copyOf(codes), list.wire(), list.wire()));
    }
}
