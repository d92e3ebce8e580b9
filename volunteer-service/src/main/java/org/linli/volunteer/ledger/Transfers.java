package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** The transfers as rows, written together with the accounts they change. */
@ApplicationScoped
class Transfers {

    // One statement: the row, both accounts, and the hold it captures. Nothing of it happens when the key or the
    // reversal
    // is there already, and it waits for whoever is just writing the same.
    private static final String ADD = """
            WITH added AS (
              INSERT INTO ledger_transfer
                (id, key, kind, currency, from_account, to_account, amount, expires_on, reverses, hold, actor, reason, at,
                 from_balance, from_entry, to_balance, to_entry)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?::date, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?)
              ON CONFLICT DO NOTHING
              RETURNING id, hold, at),
            captured AS (
              UPDATE ledger_hold h SET state = 'captured', closed_at = added.at FROM added WHERE h.id = added.hold),
            debited AS (
              UPDATE ledger_account SET balance = ?, held = ?, dated = ?, version = ?
               WHERE id = ? AND EXISTS (SELECT FROM added)),
            credited AS (
              UPDATE ledger_account SET balance = ?, held = ?, dated = ?, version = ?
               WHERE id = ? AND EXISTS (SELECT FROM added))
            SELECT id FROM added""";

    private static final String SELECT =
            "SELECT id, key, kind, currency, from_account, to_account, amount, expires_on, reverses, hold, actor, reason, at"
                    + " FROM ledger_transfer";

    private final Database database;

    Transfers(Database database) {
        this.database = database;
    }

    /** @return whether it was written; false when its key or reversal is there already */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(Transfer transfer, AccountRow from, AccountRow to) {
        return database.first(
                        ADD,
                        row -> true,
                        transfer.id(),
                        transfer.key(),
                        transfer.kind().code(),
                        transfer.currency().code(),
                        transfer.from(),
                        transfer.to(),
                        transfer.amount(),
                        transfer.expiresOn(),
                        transfer.reverses(),
                        transfer.hold(),
                        transfer.actor(),
                        transfer.reason(),
                        transfer.at(),
                        from.balance(),
                        from.version(),
                        to.balance(),
                        to.version(),
                        from.balance(),
                        from.held(),
                        from.dated(),
                        from.version(),
                        from.id(),
                        to.balance(),
                        to.held(),
                        to.dated(),
                        to.version(),
                        to.id())
                .isPresent();
    }

    @Transactional
    Optional<Transfer> byId(UUID id) {
        return database.first(SELECT + " WHERE id = ?", Transfers::read, id);
    }

    @Transactional
    Optional<Transfer> byKey(String key) {
        return database.first(SELECT + " WHERE key = ?", Transfers::read, key);
    }

    /** The reversal of a transfer. */
    @Transactional
    Optional<Transfer> reversalOf(UUID transfer) {
        return database.first(SELECT + " WHERE reverses = ?", Transfers::read, transfer);
    }

    private static Transfer read(ResultSet row) throws SQLException {
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getString("key"),
                TransferKind.of(row.getString("kind")),
                Currency.of(row.getString("currency")).orElseThrow(),
                row.getObject("from_account", UUID.class),
                row.getObject("to_account", UUID.class),
                row.getLong("amount"),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("reverses", UUID.class),
                row.getObject("hold", UUID.class),
                row.getString("actor"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
