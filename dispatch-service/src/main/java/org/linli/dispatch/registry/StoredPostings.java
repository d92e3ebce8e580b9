package org.linli.dispatch.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Posting;
import org.linli.kit.identity.Postings;

/** Who holds which role where, read from the table at each request: what was withdrawn stops working at once. */
@ApplicationScoped
class StoredPostings implements Postings {

    // A posting at an area that has not arrived yet opens nothing.
    private static final String VALID = """
            SELECT p.role, a.path, p.unit
              FROM posting p LEFT JOIN area a ON a.code = p.area
             WHERE p.subject = ? AND NOT p.retired
               AND p.valid_from <= (?::timestamptz AT TIME ZONE (SELECT content #>> '{}' FROM city_setting WHERE name = 'zone'))::date
               AND (p.valid_to IS NULL
                    OR p.valid_to > (?::timestamptz AT TIME ZONE (SELECT content #>> '{}' FROM city_setting WHERE name = 'zone'))::date)
               AND (p.area IS NULL OR a.path IS NOT NULL)
             ORDER BY p.position""";

    private final AgroalDataSource database;

    StoredPostings(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public List<Posting> validAt(String subject, Instant moment) {
        List<Posting> postings = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(VALID)) {
            select.setString(1, subject);
            select.setString(2, moment.toString());
            select.setString(3, moment.toString());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    postings.add(new Posting(found.getString(1), found.getString(2), found.getString(3)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return List.copyOf(postings);
    }
}
