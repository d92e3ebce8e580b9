package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.care.careplan.Occurrence.Outcome;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;
import org.linli.care.visit.Draft;
import org.linli.care.visit.DraftVisits;

/**
 * Makes the visits of the next 28 days from what was agreed: inserts what is missing, changes and removes drafts only. The
 * series is locked, and a visit's id is a primary key, so that it may run at once however often, and never doubles.
 */
@ApplicationScoped
class GeneratingVisits {

    /** Days, today included. */
    static final int WINDOW = 28;

    private final Plans plans;
    private final PlannedVisits planned;
    private final DraftVisits drafts;
    private final Elders elders;
    private final CityDay city;

    GeneratingVisits(Plans plans, PlannedVisits planned, DraftVisits drafts, Elders elders, CityDay city) {
        this.plans = plans;
        this.planned = planned;
        this.drafts = drafts;
        this.elders = elders;
        this.city = city;
    }

    /**
     * @return visits that are agreed on, published or later, and that the plan would not give like that: they are kept, for the
     *     desk to call off or leave
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> generate(UUID series) {
        return generate(series, city.today());
    }

    /** As {@link #generate(UUID)}, with a first day of the window of one's own. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> generate(UUID series, LocalDate today) {
        Optional<ElderRef> elder = plans.elderOf(series).flatMap(elders::lock);
        if (elder.isEmpty()) {
            return List.of();
        }
        Plans.Plan plan = plans.locked(series);
        LocalDate end = today.plusDays(WINDOW - 1L);
        Map<String, PlannedVisits.Standing> standing = planned.standing(series, today);
        List<Occurrence> occurrences = plan.between(today, planned.last(standing.values(), end));
        Map<String, Draft> wanted = planned.wanted(plan, occurrences, elder.get());
        if (elder.get().state() == ElderState.REGISTERED) {
            insert(wanted, standing, end, elder.get());
        }
        standing.forEach((id, visit) -> {
            Draft draft = wanted.get(id);
            if (visit.isDraft() && draft != null && !visit.terms().equals(draft)) {
                drafts.change(draft);
            } else if (visit.isDraft() && draft == null && !visit.terms().day().isBefore(today)) {
                drafts.drop(id);
            }
        });
        plans.waiting(
                plan,
                occurrences.stream()
                        .filter(each -> each.outcome() == Outcome.WAITING_FOR_CALENDAR)
                        .filter(each -> !each.ruleDay().isAfter(end))
                        .toList());
        return planned.kept(standing.values(), today, wanted);
    }

    private void insert(
            Map<String, Draft> wanted, Map<String, PlannedVisits.Standing> standing, LocalDate end, ElderRef elder) {
        Instant now = city.now();
        Set<String> missing = new HashSet<>(wanted.keySet());
        missing.removeAll(standing.keySet());
        // In the order of their ids, as everybody who inserts some of them.
        missing.stream().sorted().map(wanted::get).forEach(draft -> {
            boolean inWindow = !draft.day().isAfter(end);
            if (inWindow && draft.endsAt().minusSeconds(draft.minutes() * 60L).isAfter(now)) {
                drafts.insert(draft, elder);
            }
        });
    }
}
