package org.linli.care.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;
import org.linli.kit.sql.Database;

/** The table of lists that were taken over. */
@ApplicationScoped
class Rounds implements KeptSealed {

    /** A list that was taken over. */
    record Round(RoundView view, String areaPath, String sentBy, String sentAs) {}

    private final Database database;
    private final PeopleKey key;

    Rounds(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("care_round", "print"));
    }

    @Transactional
    Optional<Round> find(UUID id) {
        return database.first("SELECT * FROM care_round WHERE id = ?", Rounds::read, id);
    }

    /** What became of the list when it was sent before. @throws Problem idempotency-key-reused for another list */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<RoundView> before(String sentBy, String sentKey, ToldRows list) {
        return database.first(
                "SELECT * FROM care_round WHERE sent_by = ? AND key = ?",
                row -> {
                    if (!print(list).is(row.getBytes("print"))) {
                        throw Problem.of(CommonProblem.KEY_REUSED)
                                .detail("此幂等键已用于另一份名单", "This key belongs to another list")
                                .with("round", row.getString("id"));
                    }
                    return read(row).view();
                },
                sentBy,
                sentKey);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Round round, String sentKey, ToldRows list) {
        RoundView view = round.view();
        database.update(
                """
                INSERT INTO care_round (id, area_code, area_path, sent_by, sent_as, key, print, rows, registered, changed, unchanged,
                                        sent_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                view.id(),
                view.area(),
                round.areaPath(),
                round.sentBy(),
                round.sentAs(),
                sentKey,
                print(list).written(),
                view.rows(),
                view.registered(),
                view.changed(),
                view.unchanged(),
                view.sentAt());
    }

    private Fingerprint print(ToldRows list) {
        return key.fingerprint("care-round", list.print());
    }

    private static Round read(ResultSet row) throws SQLException {
        Instant sent = Objects.requireNonNull(Database.instant(row, "sent_at"));
        return new Round(
                new RoundView(
                        row.getObject("id", UUID.class),
                        row.getString("area_code"),
                        row.getInt("rows"),
                        row.getInt("registered"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        sent),
                row.getString("area_path"),
                row.getString("sent_by"),
                row.getString("sent_as"));
    }
}
