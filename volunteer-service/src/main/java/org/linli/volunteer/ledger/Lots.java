package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.linli.kit.sql.Database;

/** The lots as rows. Changed only by whoever holds the lock of the account they lie on. */
@ApplicationScoped
class Lots {

    static final String COLUMNS = "l.id, l.transfer, l.back_to, l.expires_on, l.remaining, l.held";

    /** Points that end and where they go back to when they are over. */
    record Arrival(UUID backTo, LocalDate expiresOn, long amount) {}

    private final Database database;

    Lots(Database database) {
        this.database = database;
    }

    /** What is left on an account, what ends first at the head. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Lot> of(AccountRow account) {
        return account.dated() == 0
                ? List.of()
                : database.list(
                        "SELECT " + COLUMNS
                                + " FROM ledger_lot l WHERE l.account = ? AND l.remaining > 0 ORDER BY l.expires_on, l.id",
                        Lots::read,
                        account.id());
    }

    /** What a transfer took, to be put back. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Portion> takenBy(UUID transfer) {
        return database.list(
                "SELECT " + COLUMNS + ", t.amount AS taken FROM ledger_taking t JOIN ledger_lot l ON l.id = t.lot"
                        + " WHERE t.transfer = ? ORDER BY l.expires_on, l.id",
                row -> new Portion(read(row), -row.getLong("taken"), 0),
                transfer);
    }

    /** Takes portions from their lots, or puts them back, and unpins what they say. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(UUID transfer, List<Portion> portions) {
        if (portions.isEmpty()) {
            return;
        }
        database.update(
                """
                WITH portion AS (
                  SELECT * FROM unnest(?::uuid[], ?::bigint[], ?::bigint[]) AS p (lot, amount, unpinned)),
                taking AS (
                  INSERT INTO ledger_taking (transfer, lot, amount)
                  SELECT ?::uuid, lot, amount FROM portion WHERE amount <> 0)
                UPDATE ledger_lot l SET remaining = l.remaining - p.amount, held = l.held - p.unpinned
                  FROM portion p WHERE l.id = p.lot""", ids(portions), numbers(portions, Portion::amount), numbers(portions, Portion::unpinned), transfer);
    }

    /** Points that end arrive on an account, all in one statement. */
    @Transactional(Transactional.TxType.MANDATORY)
    void arrive(Transfer transfer, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        database.update(
                """
                INSERT INTO ledger_lot (id, account, transfer, back_to, expires_on, amount, remaining)
                SELECT gen_random_uuid(), ?::uuid, ?::uuid, a.back_to, a.expires_on, a.amount, a.amount
                  FROM unnest(?::uuid[], ?::date[], ?::bigint[]) AS a (back_to, expires_on, amount)""",
                transfer.to(),
                transfer.id(),
                arrivals.stream().map(a -> a.backTo().toString()).toList(),
                arrivals.stream().map(a -> a.expiresOn().toString()).toList(),
                arrivals.stream().map(a -> Long.toString(a.amount())).toList());
    }

    /** Accounts that hold something which is over and not reserved, those first that wait longest. */
    @Transactional
    List<UUID> accountsWithOver(LocalDate today, int limit) {
        return database.list(
                "SELECT account FROM ledger_lot WHERE remaining > held AND expires_on < ?"
                        + " GROUP BY account ORDER BY min(expires_on), account LIMIT ?",
                row -> row.getObject("account", UUID.class),
                today,
                limit);
    }

    static List<String> ids(List<Portion> portions) {
        return portions.stream().map(p -> p.lot().id().toString()).toList();
    }

    static List<String> numbers(List<Portion> portions, ToLongFunction<Portion> number) {
        return portions.stream().map(p -> Long.toString(number.applyAsLong(p))).toList();
    }

    static Lot read(ResultSet row) throws SQLException {
        return new Lot(
                row.getObject("id", UUID.class),
                row.getObject("transfer", UUID.class),
                row.getObject("back_to", UUID.class),
                row.getObject("expires_on", LocalDate.class),
                row.getLong("remaining"),
                row.getLong("held"));
    }
}
