package org.linli.reporting.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** Areas and units by code. A retired one still names what happened there. */
@ApplicationScoped
public class Places {

    /** An area or a unit with its names; English may be missing. */
    public record Named(String code, String zh, @Nullable String en) {}

    private final Database database;

    Places(Database database) {
        this.database = database;
    }

    /** Path of an area: codes from the city down, joined by dots. */
    @Transactional
    public Optional<String> pathOf(String areaCode) {
        return database.first("SELECT path FROM area WHERE code = ?", row -> row.getString("path"), areaCode);
    }

    /** Paths of the areas at the top of the tree; a posting that covers all of them is city-wide. */
    @Transactional
    public List<String> cityPaths() {
        return database.list(
                "SELECT path FROM area WHERE level = 'city' AND NOT retired ORDER BY path",
                row -> row.getString("path"));
    }

    @Transactional
    public boolean isUnit(String code) {
        return database.first("SELECT 1 FROM unit WHERE code = ?", row -> true, code)
                .isPresent();
    }

    @Transactional
    public List<Named> subdistricts() {
        return named("SELECT code, name_zh, name_en FROM area WHERE level = 'subdistrict' ORDER BY path");
    }

    @Transactional
    public List<Named> units() {
        return named("SELECT code, name_zh, name_en FROM unit ORDER BY code");
    }

    @Transactional
    public Optional<Named> area(@Nullable String code) {
        return one("SELECT code, name_zh, name_en FROM area WHERE code = ?", code);
    }

    @Transactional
    public Optional<Named> category(@Nullable String code) {
        return one("SELECT code, name_zh, name_en FROM category WHERE code = ?", code);
    }

    private Optional<Named> one(String sql, @Nullable String code) {
        return code == null ? Optional.empty() : database.first(sql, Places::read, code);
    }

    private List<Named> named(String sql) {
        return database.list(sql, Places::read);
    }

    private static Named read(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Named(row.getString("code"), row.getString("name_zh"), row.getString("name_en"));
    }
}
