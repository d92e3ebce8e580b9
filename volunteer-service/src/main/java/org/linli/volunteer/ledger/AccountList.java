package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Accounts and their entries as they are shown. */
@ApplicationScoped
class AccountList {

    private static final String SELECT =
            "SELECT id, owner_kind, owner, currency, balance, held, dated, version FROM ledger_account";

    private final Database database;

    AccountList(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<AccountView> byId(UUID id) {
        return database.first(SELECT + " WHERE id = ?", AccountList::account, id);
    }

    @Transactional
    List<AccountView> of(OwnerKind kind, List<String> owners) {
        return database.list(
                SELECT + " WHERE owner_kind = ? AND owner = ANY (?::text[]) ORDER BY owner, currency",
                AccountList::account,
                kind.code(),
                owners);
    }

    /** Codes of the shops that the units run. */
    @Transactional
    List<String> shopsOf(List<String> units) {
        return database.list(
                "SELECT code FROM shop WHERE unit = ANY (?::text[]) ORDER BY code",
                row -> row.getString("code"),
                units);
    }

    /** Entries of an account before a number, the latest first. */
    @Transactional
    List<EntryView> entries(UUID account, long before, int limit) {
        return database.list(
                "SELECT number, transfer, kind, currency, amount, balance, other, expires_on, reverses, reason, at"
                        + " FROM ledger_entry WHERE account = ? AND number < ? ORDER BY number DESC LIMIT ?",
                AccountList::entry,
                account,
                before,
                limit);
    }

    private static AccountView account(ResultSet row) throws SQLException {
        return new AccountView(
                row.getObject("id", UUID.class),
                row.getString("owner_kind"),
                row.getString("owner"),
                row.getString("currency"),
                row.getLong("balance"),
                row.getLong("held"),
                row.getLong("dated"),
                row.getLong("version"));
    }

    private static EntryView entry(ResultSet row) throws SQLException {
        return new EntryView(
                row.getLong("number"),
                row.getObject("transfer", UUID.class),
                row.getString("kind"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getLong("balance"),
                row.getObject("other", UUID.class),
                row.getObject("expires_on", LocalDate.class),
                row.getObject("reverses", UUID.class),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
