package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.linli.kit.sql.Database;

/** Works every number of the ledger out anew from its transfers and open holds, and compares. */
@ApplicationScoped
class Folding {

    // One statement sees one moment, whatever is booked meanwhile.
    private static final String WRONG = """
            WITH folded AS (
              SELECT account, sum(amount) AS balance, count(*) AS entries, max(number) AS latest
                FROM ledger_entry GROUP BY account),
            reserved AS (
              SELECT account, sum(amount) AS held FROM ledger_hold WHERE state = 'open' GROUP BY account),
            lots AS (
              SELECT account, sum(remaining) AS dated FROM ledger_lot GROUP BY account),
            stated AS (
              SELECT a.id, a.owner_kind, a.balance, a.held, a.dated, a.version,
                     COALESCE(f.balance, 0) AS folded, COALESCE(f.entries, 0) AS entries, COALESCE(f.latest, 0) AS latest,
                     COALESCE(r.held, 0) AS reserved, COALESCE(l.dated, 0) AS in_lots
                FROM ledger_account a
                LEFT JOIN folded f ON f.account = a.id
                LEFT JOIN reserved r ON r.account = a.id
                LEFT JOIN lots l ON l.account = a.id),
            lot AS (
              SELECT l.id, l.remaining, l.held,
                     l.amount - COALESCE((SELECT sum(t.amount) FROM ledger_taking t WHERE t.lot = l.id), 0) AS left_over,
                     COALESCE((SELECT sum(p.amount) FROM ledger_pin p JOIN ledger_hold h ON h.id = p.hold
                                WHERE p.lot = l.id AND h.state = 'open'), 0) AS pinned
                FROM ledger_lot l)
            SELECT 'balance' AS rule, id::text AS subject, folded::bigint AS expected, balance AS found
              FROM stated WHERE balance <> folded
            UNION ALL
            SELECT 'entries', id::text, entries, version FROM stated WHERE version <> entries OR version <> latest
            UNION ALL
            SELECT 'held', id::text, reserved::bigint, held FROM stated WHERE held <> reserved
            UNION ALL
            SELECT 'dated', id::text, in_lots::bigint, dated FROM stated WHERE dated <> in_lots
            UNION ALL
            SELECT 'below-zero', id::text, 0, least(balance, balance - held) FROM stated
             WHERE owner_kind <> 'issuing' AND (balance < 0 OR balance - held < 0)
            UNION ALL
            SELECT 'zero-sum', currency, 0, sum(balance)::bigint FROM ledger_account
             GROUP BY currency HAVING sum(balance) <> 0
            UNION ALL
            SELECT 'lot', id::text, left_over::bigint, remaining FROM lot WHERE remaining <> left_over
            UNION ALL
            SELECT 'lot-held', id::text, pinned::bigint, held FROM lot WHERE held <> pinned
            UNION ALL
            SELECT 'captured', h.id::text, (h.state = 'captured')::int, count(t.id)
              FROM ledger_hold h LEFT JOIN ledger_transfer t ON t.hold = h.id
             GROUP BY h.id, h.state HAVING count(t.id) <> (h.state = 'captured')::int""";

    private final Database database;

    Folding(Database database) {
        this.database = database;
    }

    /** What does not agree at this moment. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Finding> wrong() {
        return database.list(
                WRONG,
                row -> new Finding(
                        row.getString("rule"),
                        row.getString("subject"),
                        row.getLong("expected"),
                        row.getLong("found")));
    }
}
