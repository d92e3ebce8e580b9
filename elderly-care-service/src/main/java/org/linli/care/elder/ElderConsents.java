package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** What people cared for have agreed to; the latest word counts. */
@ApplicationScoped
public class ElderConsents {

    /** To be kept in the register. */
    public static final String REGISTER = "register";
    /** To be visited. */
    public static final String HOME_VISITS = "home-visits";
    /** That their contacts are told. */
    public static final String CONTACTS = "contacts";
    /** That pictures are taken of a visit. */
    public static final String PHOTO = "photo";

    private final Database database;

    ElderConsents(Database database) {
        this.database = database;
    }

    @Transactional
    public boolean given(UUID elder, String kind) {
        return database.first(
                        "SELECT given FROM elder_consent WHERE elder = ? AND kind = ? ORDER BY said_at DESC, id DESC LIMIT 1",
                        row -> row.getBoolean("given"),
                        elder,
                        kind)
                .orElse(false);
    }
}
