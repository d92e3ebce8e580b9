package org.linli.volunteer.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.linli.kit.sql.Database;

/** The city's kinds of needs by code. */
@ApplicationScoped
public class NeedKinds {

    private final Database database;

    NeedKinds(Database database) {
        this.database = database;
    }

    /** What the city calls the kind, in Chinese, also when it is retired; the code itself where no list tells. */
    @Transactional
    public String nameOf(String code) {
        return database.first(
                        "SELECT name_zh FROM catalogue_code WHERE list = ? AND code = ?",
                        row -> row.getString("name_zh"),
                        CityList.NEED_KINDS.wire(),
                        code)
                .orElse(code);
    }
}
