package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The table of offers. Whoever wants to change one, or a taking of it, takes it from here locked. */
@ApplicationScoped
class Offers {

    static final String COLUMNS = """
            o.id, o.version, o.state, o.list, o.kind, o.title, o.details, o.area, o.area_path, o.unit, o.proposed_as,
            o.capacity, o.taken, o.first_day, o.last_day, o.rrule, o.starts, o.minutes, o.created_at, o.published_at,
            o.ended_at""";

    /** Who proposes, and under which key a repeated proposal is the same one. */
    record Proposal(String by, String key, byte[] bodyHash) {}

    /** What was proposed under a key before. */
    record Before(UUID id, byte[] bodyHash) {}

    private final Database database;

    Offers(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Offer> byId(UUID id) {
        return database.first("SELECT " + COLUMNS + " FROM offer o WHERE o.id = ?", Offers::read, id);
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    Offer locked(UUID id) {
        return database.first("SELECT " + COLUMNS + " FROM offer o WHERE o.id = ? FOR UPDATE", Offers::read, id)
                .orElseThrow(Offers::unknown);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Before> proposedBefore(String by, String key) {
        return database.first(
                "SELECT id, body_hash FROM offer WHERE proposed_by = ? AND idempotency_key = ?",
                row -> new Before(row.getObject("id", UUID.class), row.getBytes("body_hash")),
                by,
                key);
    }

    /** @return false when something was proposed under the key meanwhile; whoever was first is committed then */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(Offer offer, Proposal proposal) {
        Offered what = offer.what();
        return database.update(
                        """
                        INSERT INTO offer (id, version, state, list, kind, title, details, area, area_path, unit, proposed_by,
                                           proposed_as, idempotency_key, body_hash, capacity, first_day, last_day, rrule,
                                           starts, minutes, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (proposed_by, idempotency_key) DO NOTHING""",
                        offer.id(),
                        offer.version(),
                        offer.state().name(),
                        what.list(),
                        what.kind(),
                        what.title(),
                        what.details(),
                        what.area(),
                        what.areaPath(),
                        what.unit(),
                        proposal.by(),
                        offer.proposedAs(),
                        proposal.key(),
                        proposal.bodyHash(),
                        what.capacity(),
                        what.firstDay(),
                        what.lastDay(),
                        what.rrule(),
                        what.starts(),
                        what.minutes(),
                        offer.createdAt())
                == 1;
    }

    /** Where it stands now; the caller holds its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void stands(Offer offer) {
        database.update(
                "UPDATE offer SET version = ?, state = ?, taken = ?, published_at = ?, ended_at = ? WHERE id = ?",
                offer.version(),
                offer.state().name(),
                offer.taken(),
                offer.publishedAt(),
                offer.endedAt(),
                offer.id());
    }

    static Problem unknown() {
        return Problem.notFound("offer", "该资源或服务");
    }

    static Offer read(ResultSet row) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                OfferState.valueOf(row.getString("state")),
                new Offered(
                        row.getString("list"),
                        row.getString("kind"),
                        row.getString("title"),
                        row.getString("details"),
                        row.getString("area"),
                        row.getString("area_path"),
                        row.getString("unit"),
                        row.getInt("capacity"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getString("rrule"),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("minutes", Integer.class)),
                row.getString("proposed_as"),
                row.getInt("taken"),
                Objects.requireNonNull(Database.instant(row, "created_at")),
                Database.instant(row, "published_at"),
                Database.instant(row, "ended_at"));
    }
}
