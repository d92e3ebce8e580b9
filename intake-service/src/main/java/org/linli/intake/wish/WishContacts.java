package org.linli.intake.wish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** Whom a wish is for, and where: sealed, so that the database and its copies cannot tell. */
@ApplicationScoped
class WishContacts implements KeptSealed {

    /** Never in a log: its text says nothing. */
    record Contact(String name, @Nullable String phone, String address) {
        @Override
        public String toString() {
            return "Contact";
        }
    }

    private final Database database;
    private final PeopleKey key;

    WishContacts(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SealedColumn> sealed() {
        return Stream.of("name", "phone", "address")
                .map(column ->
                        SealedColumn.of("wish_contact", column, "'wish_contact/' || wish_id || '/" + column + "'"))
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID wish, Contact contact) {
        database.update(
                "INSERT INTO wish_contact (wish_id, name, phone, address) VALUES (?, ?, ?, ?)",
                wish,
                key.seal(row(wish, "name"), contact.name()),
                contact.phone() == null ? null : key.seal(row(wish, "phone"), contact.phone()),
                key.seal(row(wish, "address"), contact.address()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Contact> of(UUID wish) {
        return database.first(
                "SELECT name, phone, address FROM wish_contact WHERE wish_id = ?",
                row -> new Contact(
                        opened(row, wish, "name"),
                        row.getBytes("phone") == null ? null : opened(row, wish, "phone"),
                        opened(row, wish, "address")),
                wish);
    }

    private String opened(ResultSet row, UUID wish, String column) throws SQLException {
        return key.open(row(wish, column), row.getBytes(column));
    }

    private static String row(UUID wish, String column) {
        return "wish_contact/" + wish + "/" + column;
    }
}
