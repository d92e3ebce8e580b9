package org.linli.intake.registry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.intake.city.CityChanged;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.problem.Problem;

/** What reasons and units are called in the two languages. */
@ApplicationScoped
public class Wordbook {

    /** Words in both languages; English falls back to Chinese where a city gives none. */
    public record Words(String zh, String en) {
        static Words of(String zh, @Nullable String en) {
            return new Words(zh, en == null ? zh : en);
        }
    }

    private record Entry(Words words, boolean offered) {}

    private final AgroalDataSource database;
    private volatile Map<String, Entry> reasons = Map.of();
    private volatile Map<String, Words> units = Map.of();

    Wordbook(AgroalDataSource database) {
        this.database = database;
    }

    /** @throws Problem invalid-input when the kind has no such reason on offer */
    public void requireReason(String field, String kind, String code) {
        Entry entry = reasons.get(kind + "/" + code);
        if (entry == null || !entry.offered()) {
            throw Problem.invalid(field, "known", "没有这个理由代码", "no such reason");
        }
    }

    /** Words of a reason that was given, on offer or not. */
    public Optional<Words> reason(String kind, String code) {
        return Optional.ofNullable(reasons.get(kind + "/" + code)).map(Entry::words);
    }

    /** Name of a unit. */
    public Optional<Words> unit(String code) {
        return Optional.ofNullable(units.get(code));
    }

    void start(@Observes @Priority(2000) StartupEvent started) {
        load();
    }

    void changed(@Observes CityChanged change) {
        load();
    }

    private void load() {
        Map<String, Entry> newReasons = new HashMap<>();
        Map<String, Words> newUnits = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT kind, code, text_zh, text_en, retired FROM reason");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    newReasons.put(
                            row.getString(1) + "/" + row.getString(2),
                            new Entry(Words.of(row.getString(3), row.getString(4)), !row.getBoolean(5)));
                }
            }
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT code, name_zh, name_en FROM unit_name");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    newUnits.put(row.getString(1), Words.of(row.getString(2), row.getString(3)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        reasons = newReasons;
        units = newUnits;
    }
}
