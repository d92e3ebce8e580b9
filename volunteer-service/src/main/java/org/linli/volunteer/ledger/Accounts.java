package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Accounts, made when they are first used and locked in the order of their ids. */
@ApplicationScoped
class Accounts {

    private static final String COLUMNS = "id, owner_kind, owner, currency, balance, held, dated, version";

    private static final String ASKED = """
            SELECT a.id FROM unnest(?::text[], ?::text[], ?::text[]) AS asked (owner_kind, owner, currency)
              JOIN ledger_account a USING (owner_kind, owner, currency)""";

    // While one of them is missing none is locked: what is made next may come before it in the order.
    private static final String LOCK_ALL_OR_NONE = """
             SELECT %s FROM ledger_account
              WHERE id = ANY (ARRAY(SELECT id FROM asked)) AND (SELECT count(*) FROM asked) = ?
              ORDER BY id FOR NO KEY UPDATE""".formatted(COLUMNS);

    private static final String LOCK = "WITH asked AS MATERIALIZED (" + ASKED + ")" + LOCK_ALL_OR_NONE;

    private static final String LOCK_WITH_HOLD = "WITH asked AS MATERIALIZED (" + ASKED
            + " UNION SELECT account FROM ledger_hold WHERE id = ?)" + LOCK_ALL_OR_NONE;

    private final Database database;
    private final Clock clock;

    Accounts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Locks accounts, all of them in the order of their ids. */
    @Transactional(Transactional.TxType.MANDATORY)
    Locked lock(List<AccountRef> refs) {
        Set<AccountRef> asked = new LinkedHashSet<>(refs);
        List<AccountRow> rows = lockPresent(asked);
        if (rows.size() < asked.size()) {
            open(asked);
            rows = lockPresent(asked);
        }
        return new Locked(rows);
    }

    /**
     * Locks the account of a hold and another one, in the order of their ids.
     *
     * @throws Problem not-found when there is no such hold; invalid-input when both are the same account
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Locked lock(UUID hold, AccountRef other) {
        List<AccountRow> rows = lockPresent(hold, other);
        if (rows.size() == 2) {
            return new Locked(rows);
        }
        UUID account = database.first(
                        "SELECT account FROM ledger_hold WHERE id = ?",
                        row -> row.getObject("account", UUID.class),
                        hold)
                .orElseThrow(() -> Problem.notFound("hold", "该冻结"));
        open(Set.of(other));
        rows = lockPresent(hold, other);
        if (rows.size() < 2) {
            throw Problem.invalid("to", "another-account", "须为另一账户", "must be another account")
                    .with("account", account);
        }
        return new Locked(rows);
    }

    /** Locks accounts that are there, in the order of their ids. */
    @Transactional(Transactional.TxType.MANDATORY)
    Locked lock(Set<UUID> ids) {
        return new Locked(database.list(
                "SELECT " + COLUMNS + " FROM ledger_account WHERE id = ANY (?::uuid[]) ORDER BY id FOR NO KEY UPDATE",
                Accounts::read,
                ids.stream().map(UUID::toString).toList()));
    }

    /** Locks the account of a hold; empty when there is no such hold. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<AccountRow> lockOfHold(UUID hold) {
        return database.first(
                "SELECT " + COLUMNS
                        + " FROM ledger_account WHERE id = (SELECT account FROM ledger_hold WHERE id = ?) FOR NO KEY UPDATE",
                Accounts::read,
                hold);
    }

    private List<AccountRow> lockPresent(Set<AccountRef> asked) {
        return database.list(LOCK, Accounts::read, kinds(asked), owners(asked), currencies(asked), asked.size());
    }

    private List<AccountRow> lockPresent(UUID hold, AccountRef other) {
        Set<AccountRef> asked = Set.of(other);
        return database.list(LOCK_WITH_HOLD, Accounts::read, kinds(asked), owners(asked), currencies(asked), hold, 2);
    }

    /** In one order whoever does it, so that two who open the same accounts never wait for each other in a circle. */
    private void open(Set<AccountRef> asked) {
        asked.stream()
                .sorted(Comparator.comparing(AccountRef::kind)
                        .thenComparing(AccountRef::owner)
                        .thenComparing(AccountRef::currency))
                .forEach(ref -> database.update(
                        """
                        INSERT INTO ledger_account (id, owner_kind, owner, currency, opened_at) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (owner_kind, owner, currency) DO NOTHING""",
                        AccountIds.of(ref.kind()),
                        ref.kind().code(),
                        ref.owner(),
                        ref.currency().code(),
                        clock.instant()));
    }

    private static List<String> kinds(Set<AccountRef> asked) {
        return asked.stream().map(ref -> ref.kind().code()).toList();
    }

    private static List<String> owners(Set<AccountRef> asked) {
        return asked.stream().map(AccountRef::owner).toList();
    }

    private static List<String> currencies(Set<AccountRef> asked) {
        return asked.stream().map(ref -> ref.currency().code()).toList();
    }

    private static AccountRow read(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getObject("id", UUID.class),
                OwnerKind.of(row.getString("owner_kind")).orElseThrow(),
                row.getString("owner"),
                Currency.of(row.getString("currency")).orElseThrow(),
                row.getLong("balance"),
                row.getLong("held"),
                row.getLong("dated"),
                row.getLong("version"));
    }

    /** Accounts whose rows the running transaction has locked. */
    record Locked(List<AccountRow> rows) {

        AccountRow of(AccountRef ref) {
            return rows.stream().filter(row -> row.is(ref)).findFirst().orElseThrow();
        }

        AccountRow of(UUID id) {
            return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
        }

        AccountRow otherThan(AccountRow one) {
            return rows.stream()
                    .filter(row -> !row.id().equals(one.id()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
