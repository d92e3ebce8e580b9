package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderConsents;
import org.linli.kit.identity.Actor;
import org.linli.kit.state.Transitions;

/** The one way a visit changes its state: decided by the table, told on the topic, audited, counted on its contract, saved. */
@ApplicationScoped
class MovingVisit {

    private static final Duration JUDGEABLE = Duration.ofDays(30);

    /**
     * What somebody does to a visit.
     *
     * @param role as what they do it
     * @param at when it happened; the same as now unless a device was offline
     */
    record Step(
            String action,
            Actor actor,
            String role,
            @Nullable String reason,
            Map<String, Object> details,
            Instant at) {}

    private final Visits visits;
    private final VisitChronicle chronicle;
    private final VisitClocks clocks;
    private final ElderConsents consents;
    private final Instance<VisitQuota> quota;

    MovingVisit(
            Visits visits,
            VisitChronicle chronicle,
            VisitClocks clocks,
            ElderConsents consents,
            @Any Instance<VisitQuota> quota) {
        this.visits = visits;
        this.chronicle = chronicle;
        this.clocks = clocks;
        this.consents = consents;
        this.quota = quota;
    }

    VisitContext context(Visit visit, Instant at, Instant now) {
        return new VisitContext(
                consents.given(visit.terms().elder(), ElderConsents.HOME_VISITS),
                visit.everyPartHasACarer(),
                now.isBefore(visit.terms().endsAt()),
                chronicle.dayOf(at).equals(visit.day()),
                visit.refuted(),
                visit.begun(),
                true,
                clocks.over(visit, now),
                false,
                now.isBefore(visit.terms().endsAt().plus(JUDGEABLE)));
    }

    /** Whether it may be verified without asking a contract for a place. */
    boolean covered(Visit visit) {
        return visit.terms().packageId() == null || quota.stream().allMatch(each -> each.covers(visit.id()));
    }

    /**
     * As {@link #covered}; a visit that was taken for missed takes its place back when one is free. When none is, the desk says
     * whether it counts.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean coveredAgain(Visit visit) {
        UUID contract = visit.terms().packageId();
        if (contract != null && !covered(visit)) {
            quota.forEach(each -> each.reserveIfFree(
                    visit.id(), contract, visit.terms().kind(), visit.terms().elder()));
        }
        return covered(visit);
    }

    /** Moves and saves it. @throws org.linli.kit.state.Refused as the table says */
    @Transactional(Transactional.TxType.MANDATORY)
    void move(Visit visit, Step step, VisitContext context, Instant now) {
        Transitions.Transition<VisitState, VisitContext> row =
                VisitTable.VISIT.decide(visit.state(), step.action(), Set.of(step.role()), context);
        takeOver(visit, row.to(), row.events(), step);
        chronicle.record(visit, step.actor(), step.role(), step.action(), step.reason(), step.details(), now);
    }

    /** The evidence is whole: nobody has to look at it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void verified(Visit visit, Instant now) {
        move(
                visit,
                new Step(VisitTable.VERIFY, Actor.system("care"), VisitTable.SYSTEM, null, Map.of(), now),
                context(visit, now, now),
                now);
    }

    /** Goes on record as told late; what it makes of the visit is another matter. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tellLate(
            Visit visit,
            Actor actor,
            String action,
            @Nullable String reason,
            Map<String, Object> details,
            Instant now) {
        chronicle.record(visit, actor, VisitTable.CARER, action, reason, details, now);
    }

    /** Something came to the record that changes no state. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Visit visit) {
        visit.nextVersion();
        visits.save(visit, clocks.next(visit));
    }

    /** Goes where it was decided to go, and saves it; who told is on record already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOver(Visit visit, VisitState to, List<String> events, Step step) {
        VisitState before = visit.state();
        visit.become(to, step.reason() == null ? null : step.action());
        if (!step.action().equals(VisitTable.SERVED_BY_VOLUNTEER)) {
            count(visit, before);
        }
        events.forEach(event -> chronicle.publish(visit, event, step.at()));
        if (events.isEmpty()) {
            visit.nextVersion();
        }
        visits.save(visit, clocks.next(visit));
    }

    private void count(Visit visit, VisitState before) {
        UUID contract = visit.terms().packageId();
        if (contract == null || before == visit.state()) {
            return;
        }
        for (VisitQuota each : quota) {
            switch (visit.state()) {
                case PUBLISHED ->
                    each.reserve(
                            visit.id(),
                            contract,
                            visit.terms().kind(),
                            visit.terms().elder());
                case VERIFIED -> {
                    each.reserve(
                            visit.id(),
                            contract,
                            visit.terms().kind(),
                            visit.terms().elder());
                    each.consume(visit.id());
                }
                case DRAFT, MISSED, REFUSED, CANCELLED_BY_US, CANCELLED_BY_ELDER, SUSPENDED ->
                    each.release(visit.id(), visit.state().wire());
                default -> {
                    // On the way, arrived, done and no answer leave what is reserved reserved. Whoever comes after all
                    // to a visit that was missed takes no place: no contract keeps a carer from the door.
                }
            }
        }
    }
}
