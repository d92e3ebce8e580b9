package org.linli.volunteer.owndata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.volunteer.owndata.OwnData.AccountKept;
import org.linli.volunteer.owndata.OwnData.ClaimKept;
import org.linli.volunteer.owndata.OwnData.EntryKept;
import org.linli.volunteer.owndata.OwnData.NeedKept;
import org.linli.volunteer.owndata.OwnData.TeamKept;

/** Reads what the other rooms keep of a person. */
@ApplicationScoped
class KeptElsewhere {

    private final Database database;

    KeptElsewhere(Database database) {
        this.database = database;
    }

    @Transactional
    List<TeamKept> teams(UUID person) {
        return database.list(
                """
                SELECT t.id, t.name, t.leader = m.person AS leads, m.begun_at, m.ended_at
                  FROM team_member m JOIN team t ON t.id = m.team WHERE m.person = ? ORDER BY m.id""",
                row -> new TeamKept(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("leads"),
                        at(row, "begun_at"),
                        Database.instant(row, "ended_at")),
                person);
    }

    @Transactional
    List<String> blockedHouseholds(UUID person) {
        return database.list(
                "SELECT household FROM blocked_pair WHERE person = ? ORDER BY household",
                row -> row.getString("household"),
                person);
    }

    /** Those they proposed for themselves, and those others proposed for them. @param subject of the person's token, if any */
    @Transactional
    List<NeedKept> needs(UUID person, @Nullable String subject) {
        return database.list(
                """
                SELECT n.id, n.state, n.kind, n.title, n.details, n.area, n.household, n.begins_at, n.ends_at, n.created_at,
                       c.name, c.phone, c.address, c.latitude, c.longitude
                  FROM need n LEFT JOIN need_contact c ON c.need_id = n.id
                 WHERE n.receiver = ?
                    OR n.proposed_by = ? AND n.proposed_as = 'proposer' AND n.proposed_for_unit IS NULL
                 ORDER BY n.created_at, n.id""",
                row -> new NeedKept(
                        row.getObject("id", UUID.class),
                        wire(row.getString("state")),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("details"),
                        row.getString("area"),
                        row.getString("household"),
                        at(row, "begins_at"),
                        at(row, "ends_at"),
                        at(row, "created_at"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("address"),
                        degrees(row, "latitude"),
                        degrees(row, "longitude")),
                person,
                subject);
    }

    @Transactional
    List<ClaimKept> claims(UUID person) {
        return database.list(
                """
                SELECT c.*, e.came_fits, e.came_metres, e.left_fits, e.left_metres
                  FROM claim c LEFT JOIN claim_evidence e ON e.claim = c.id
                 WHERE c.person_id = ? ORDER BY c.claimed_at, c.id""",
                row -> new ClaimKept(
                        row.getObject("id", UUID.class),
                        row.getObject("need_id", UUID.class),
                        row.getObject("team_id", UUID.class),
                        wire(row.getString("state")),
                        at(row, "claimed_at"),
                        Database.instant(row, "checked_in_at"),
                        Database.instant(row, "checked_out_at"),
                        row.getObject("minutes", Integer.class),
                        row.getObject("evidence", Integer.class),
                        row.getObject("came_fits", Boolean.class),
                        row.getObject("came_metres", Integer.class),
                        row.getObject("left_fits", Boolean.class),
                        row.getObject("left_metres", Integer.class),
                        row.getString("reason"),
                        Database.instant(row, "ended_at")),
                person);
    }

    @Transactional
    List<AccountKept> accounts(UUID person) {
        return database
                .list(
                        """
                        SELECT id, currency, balance, held FROM ledger_account
                         WHERE owner_kind = 'person' AND owner = ? ORDER BY currency""",
                        row -> new AccountKept(
                                row.getObject("id", UUID.class),
                                row.getString("currency"),
                                row.getLong("balance"),
                                row.getLong("held"),
                                List.of()),
                        person.toString())
                .stream()
                .map(account -> new AccountKept(
                        account.id(), account.currency(), account.balance(), account.held(), entries(account.id())))
                .toList();
    }

    private List<EntryKept> entries(UUID account) {
        return database.list(
                "SELECT number, kind, amount, balance, at, expires_on, reason FROM ledger_entry WHERE account = ? ORDER BY number",
                row -> new EntryKept(
                        row.getLong("number"),
                        row.getString("kind"),
                        row.getLong("amount"),
                        row.getLong("balance"),
                        at(row, "at"),
                        row.getObject("expires_on", LocalDate.class),
                        row.getString("reason")),
                account);
    }

    private static @Nullable Double degrees(ResultSet row, String column) throws SQLException {
        BigDecimal degrees = row.getBigDecimal(column);
        return degrees == null ? null : degrees.doubleValue();
    }

    private static String wire(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(Database.instant(row, column));
    }
}
