package org.linli.intake.category;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.linli.intake.city.CityChanged;
import org.linli.kit.consume.DatabaseFailed;

/** Holds the present {@link CategoryTree}, read anew whenever a pack was applied here or by another replica. */
@ApplicationScoped
public class Catalogue {

    private static final TypeReference<List<Question>> QUESTIONS = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private volatile CategoryTree current = new CategoryTree(List.of(), List.of());

    Catalogue(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keep the answer for the length of a request: the next call may show the next revision. */
    public CategoryTree current() {
        return current;
    }

    void start(@Observes @Priority(2000) StartupEvent started) {
        load();
    }

    void changed(@Observes CityChanged change) {
        load();
    }

    private void load() {
        try (Connection connection = database.getConnection()) {
            current = new CategoryTree(categories(connection), taxonomies(connection));
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("questions were written by this service", impossible);
        }
    }

    private List<Category> categories(Connection connection) throws SQLException, JsonProcessingException {
        List<Category> categories = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                        SELECT code, parent, path, level, name_zh, name_en, taxonomies, attributes, retired, revision
                          FROM category ORDER BY place, code""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String taxonomies = row.getString(7);
                categories.add(new Category(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getString(6),
                        taxonomies.isEmpty() ? List.of() : List.of(taxonomies.split(";")),
                        json.readValue(row.getString(8), QUESTIONS),
                        row.getBoolean(9),
                        row.getInt(10)));
            }
        }
        return categories;
    }

    private static List<Taxonomy> taxonomies(Connection connection) throws SQLException {
        List<Taxonomy> taxonomies = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT code, list, name_zh, name_en FROM taxonomy WHERE NOT retired ORDER BY place, code");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                taxonomies.add(new Taxonomy(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return taxonomies;
    }
}
