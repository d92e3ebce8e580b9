package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
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

    /** Moves and saves it. @throws org.linli.kit.state.Refused as the table says */
    @Transactional(Transactional.TxType.MANDATORY)
    void move(Visit visit, Step step, VisitContext context, Instant now) {
        VisitState before = visit.state();
        Transitions.Transition<VisitState, VisitContext> row =
                VisitTable.VISIT.decide(before, step.action(), Set.of(step.role()), context);
        visit.become(row.to(), step.reason() == null ? null : step.action());
        if (!step.action().equals(VisitTable.SERVED_BY_VOLUNTEER)) {
            count(visit, before);
        }
        row.events().forEach(event -> chronicle.publish(visit, event, step.at()));
        if (row.events().isEmpty()) {
            visit.nextVersion();
        }
        chronicle.record(visit, step.actor(), step.role(), step.action(), step.reason(), step.details(), now);
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
                    // to a visit that was
                    // missed takes no place: no contract keeps a carer from the door.
                }
            }
        }
    }
}
