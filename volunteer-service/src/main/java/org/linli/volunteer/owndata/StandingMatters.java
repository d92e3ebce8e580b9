package org.linli.volunteer.owndata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** What must come to its end before somebody's data can be erased: service that is promised or not booked, and what they own. */
@ApplicationScoped
class StandingMatters {

    /** An account that holds something. */
    public record Holding(UUID accountId, String currency, long balance, long held) {}

    private final Database database;

    StandingMatters(Database database) {
        this.database = database;
    }

    /** The caller holds the person's lock, and nobody credits their accounts until its transaction ends. @throws Problem conflict, naming them */
    @Transactional(Transactional.TxType.MANDATORY)
    void refuse(UUID person) {
        // What is booked is over: a claim that is recorded stands for ever.
        List<String> claims = database.list("""
                SELECT id FROM claim
                 WHERE person_id = ?
                   AND state IN ('ENTERED', 'HELD', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'ATTESTED', 'DISPUTED')
                 ORDER BY claimed_at, id""", row -> row.getString("id"), person);
        List<Holding> accounts = database
                .list(
                        """
                        SELECT id, currency, balance, held FROM ledger_account
                         WHERE owner_kind = 'person' AND owner = ? ORDER BY id FOR NO KEY UPDATE""",
                        row -> new Holding(
                                row.getObject("id", UUID.class),
                                row.getString("currency"),
                                row.getLong("balance"),
                                row.getLong("held")),
                        person.toString())
                .stream()
                .filter(account -> account.balance() != 0 || account.held() != 0)
                .toList();
        if (!claims.isEmpty() || !accounts.isEmpty()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail(
                            "仍有未结束的认领,或账户仍有余额;请先结束认领、捐出余额",
                            "A claim still stands, or an account holds something: end the one and donate the other first")
                    .with("claims", claims)
                    .with("accounts", accounts);
        }
    }
}
