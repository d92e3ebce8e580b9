package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Who there is to call when nobody opens, without telling who they are. */
@ApplicationScoped
public class ContactsToCall {

    /** @param places of the contacts in the order in which they are called @param agreed to their being told */
    public record Called(List<Integer> places, boolean agreed) {}

    private final Database database;
    private final ElderConsents consents;

    ContactsToCall(Database database, ElderConsents consents) {
        this.database = database;
        this.consents = consents;
    }

    @Transactional
    public Called of(UUID elder) {
        List<Integer> places = database.list(
                "SELECT place FROM elder_contact WHERE elder = ? ORDER BY place", row -> row.getInt("place"), elder);
        return new Called(places, consents.given(elder, ElderConsents.CONTACTS));
    }
}
