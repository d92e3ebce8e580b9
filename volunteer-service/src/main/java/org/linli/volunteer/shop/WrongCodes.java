package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** How often a shop entered codes that nobody has: whoever guesses must wait. The caller holds the shop's row. */
@ApplicationScoped
class WrongCodes {

    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofHours(1);

    private final Database database;

    WrongCodes(Database database) {
        this.database = database;
    }

    /** @throws Problem too-many-requests with Retry-After */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(String shop, Instant now) {
        database.first(
                        "SELECT wrong_since FROM shop WHERE code = ? AND wrong_codes >= ? AND wrong_since > ?",
                        row -> Database.instant(row, "wrong_since"),
                        shop,
                        MOST,
                        now.minus(WITHIN))
                .ifPresent(since -> {
                    long seconds = Math.max(
                            1, Duration.between(now, since.plus(WITHIN)).toSeconds());
                    throw Problem.of(CommonProblem.TOO_MANY_REQUESTS)
                            .detail(
                                    "错误取货码过多,请在 " + seconds + " 秒后重试",
                                    "Too many wrong codes; try again in " + seconds + " seconds")
                            .header("Retry-After", String.valueOf(seconds));
                });
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void another(String shop, Instant now) {
        Instant within = now.minus(WITHIN);
        database.update("""
                UPDATE shop
                   SET wrong_codes = CASE WHEN wrong_since > ? THEN wrong_codes + 1 ELSE 1 END,
                       wrong_since = CASE WHEN wrong_since > ? THEN wrong_since ELSE ? END
                 WHERE code = ?""", within, within, now, shop);
    }
}
