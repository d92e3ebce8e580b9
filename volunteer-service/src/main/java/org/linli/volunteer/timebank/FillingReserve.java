package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;

/** One administrator proposes to fill the reserve, another one approves: then the minutes are there. */
@ApplicationScoped
class FillingReserve {

    private static final String ENTITY = "reserve-filling";

    /** 100,000 hours. */
    private static final long MOST = 6_000_000;

    private final Fillings fillings;
    private final Fund fund;
    private final Ledger ledger;
    private final Audit audit;
    private final Clock clock;

    FillingReserve(Fillings fillings, Fund fund, Ledger ledger, Audit audit, Clock clock) {
        this.fillings = fillings;
        this.fund = fund;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param fresh whether this call made it */
    record Proposed(Filling filling, boolean fresh) {}

    /** @throws Problem invalid-input, idempotency-key-reused */
    @Transactional
    Proposed propose(@Nullable Long minutes, @Nullable String reason, String key, Actor actor) {
        long asked = Asked.given("minutes", minutes);
        if (asked < 1 || asked > MOST) {
            throw Problem.invalid("minutes", "range", "须为 1 至 " + MOST, "must be 1 to " + MOST);
        }
        String why = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Instant now = now();
        Filling filling = new Filling(
                TimeOrderedId.at(now), 1, ReserveState.PROPOSED, asked, why, actor.subject(), now, null, null, null);
        if (fillings.add(filling, key)) {
            record(filling, "propose", why, actor, now);
            return new Proposed(filling, true);
        }
        Filling before = fillings.under(actor.subject(), key).orElseThrow();
        if (before.minutes() != asked || !before.reason().equals(why)) {
            throw Problem.of(CommonProblem.KEY_REUSED).with("filling", before.id());
        }
        return new Proposed(before, false);
    }

    /** @throws Problem not-found, stale; conflict for who proposed it, and when it is decided */
    @Transactional
    Filling approve(UUID id, long seen, Actor actor) {
        Filling booked = decide(id, seen, ReserveTable.APPROVE, null, actor);
        ledger.transfer(TransferOrder.of(
                "reserve/" + id,
                TransferKind.TRANSFER,
                fund.issuing(),
                fund.reserve(),
                booked.minutes(),
                actor.subject(),
                "reserve-filling/" + id));
        return booked;
    }

    /** Who proposed it may refuse it too: it is taken back then. @throws Problem not-found, stale, invalid-input, conflict */
    @Transactional
    Filling refuse(UUID id, long seen, @Nullable String reason, Actor actor) {
        return decide(id, seen, ReserveTable.REFUSE, Asked.words("reason", reason, Asked.LONGEST_REASON), actor);
    }

    private Filling decide(UUID id, long seen, String action, @Nullable String reason, Actor actor) {
        Filling filling = fillings.locked(id);
        IfMatch.check(seen, filling.version(), filling.state().wire());
        var row = ReserveTable.RESERVE.decide(
                filling.state(),
                action,
                Set.of(ReserveTable.ADMINISTRATOR),
                new ReserveTable.Deciding(actor.subject().equals(filling.proposedBy()), reason != null));
        Instant now = now();
        Filling decided = filling.decided(row.to(), actor.subject(), now, reason);
        fillings.save(decided);
        record(decided, action, reason, actor, now);
        return decided;
    }

    private void record(Filling filling, String action, @Nullable String reason, Actor actor, Instant now) {
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        ReserveTable.ADMINISTRATOR,
                        action,
                        ENTITY,
                        filling.id().toString())
                .because(reason)
                .with(Map.of("minutes", filling.minutes())));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
