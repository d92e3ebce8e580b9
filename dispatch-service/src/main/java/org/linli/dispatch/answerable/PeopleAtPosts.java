package org.linli.dispatch.answerable;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.consume.DatabaseFailed;

/** Reads who holds a post at some areas. */
@ApplicationScoped
class PeopleAtPosts {

    private static final String HOLDING = """
            SELECT id, role, title_zh, title_en, name, phone, area, unit
              FROM posting
             WHERE NOT retired AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)
               AND (area = ANY(?) OR id = ? AND area IS NOT NULL)
             ORDER BY position""";

    private final AgroalDataSource database;

    PeopleAtPosts(AgroalDataSource database) {
        this.database = database;
    }

    /** @param also a posting wanted wherever it is bound, such as the owner of a street */
    List<PersonAtPost> on(LocalDate day, List<String> areas, @Nullable String also) {
        List<PersonAtPost> people = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HOLDING)) {
            select.setObject(1, day);
            select.setObject(2, day);
            select.setArray(3, connection.createArrayOf("text", areas.toArray()));
            select.setString(4, also);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    people.add(new PersonAtPost(
                            found.getString(1),
                            found.getString(2),
                            new Wording(found.getString(3), found.getString(4)),
                            found.getString(5),
                            found.getString(6),
                            found.getString(7),
                            found.getString(8)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return people;
    }
}
