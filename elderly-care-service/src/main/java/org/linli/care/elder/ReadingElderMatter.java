package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** Opens what is sealed of somebody. Who may is decided, and the reading audited, by the room that asks. */
@ApplicationScoped
public class ReadingElderMatter {

    private final Database database;
    private final PeopleKey key;

    ReadingElderMatter(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ElderMatter> read(UUID elder) {
        List<ElderMatter.Contact> contacts = database.list(
                "SELECT place, name, relation, phone_sealed, has_key FROM elder_contact WHERE elder = ? ORDER BY place",
                row -> new ElderMatter.Contact(
                        row.getInt("place"),
                        row.getString("name"),
                        row.getString("relation"),
                        key.open(contactRow(elder, row.getInt("place")), row.getBytes("phone_sealed")),
                        row.getBoolean("has_key")),
                elder);
        return database.first(
                "SELECT name, address, longitude, latitude, phone_sealed, at_the_door FROM elder WHERE id = ?",
                row -> {
                    byte[] phone = row.getBytes("phone_sealed");
                    return new ElderMatter(
                            row.getString("name"),
                            row.getString("address"),
                            row.getObject("longitude", Double.class),
                            row.getObject("latitude", Double.class),
                            phone == null ? null : key.open(phoneRow(elder), phone),
                            row.getString("at_the_door"),
                            contacts);
                },
                elder);
    }

    static String phoneRow(UUID elder) {
        return "elder/" + elder + "/phone";
    }

    static String idNumberRow(UUID elder) {
        return "elder/" + elder + "/id-number";
    }

    static String contactRow(UUID elder, int place) {
        return "elder/" + elder + "/contact/" + place;
    }
}
