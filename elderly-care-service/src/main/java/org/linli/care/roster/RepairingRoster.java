package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.care.carer.CarerAway;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;
import org.linli.plan.Change;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.Repair;
import org.linli.plan.Visit;

/**
 * A carer does not come: what is published today and tomorrow is mended at once, with a reason for each visit that changes, and
 * offered to the desk. Nothing is imposed; until it is applied the visits stand as they are. A better plan is searched afterwards.
 */
@ApplicationScoped
public class RepairingRoster implements CarerAway {

    private static final int DAYS = 2;

    private final Carers carers;
    private final ReadingDay reading;
    private final PlanEngine engine;
    private final Offering offering;
    private final ReadingDay.Midnight midnight;

    RepairingRoster(
            Carers carers, ReadingDay reading, PlanEngine engine, Offering offering, ReadingDay.Midnight midnight) {
        this.carers = carers;
        this.reading = reading;
        this.engine = engine;
        this.offering = offering;
        this.midnight = midnight;
    }

    /** Keeps a mended day as an offer. */
    @ApplicationScoped
    static class Offering {

        private final Rosters rosters;
        private final RosterChronicle chronicle;
        private final Database database;
        private final ImprovingRepair improving;

        Offering(Rosters rosters, RosterChronicle chronicle, Database database, ImprovingRepair improving) {
            this.rosters = rosters;
            this.chronicle = chronicle;
            this.database = database;
            this.improving = improving;
        }

        void offer(CarerRef carer, LocalDate day, DayProblem problem, Repair repair) {
            String area = database.first(
                            "SELECT code FROM area WHERE path = ?", row -> row.getString("code"), carer.areaPath())
                    .orElseThrow();
            Map<String, String> reasons = new TreeMap<>();
            repair.changed()
                    .forEach(each -> reasons.put(
                            each.visit(),
                            each.reason().name().toLowerCase(Locale.ROOT).replace('_', '-')));
            Instant now = chronicle.now();
            Roster roster = new Roster(
                    TimeOrderedId.at(now),
                    1,
                    RosterState.READY,
                    area,
                    carer.areaPath(),
                    day,
                    Roster.BY_ABSENCE,
                    null,
                    1,
                    1L,
                    null,
                    false,
                    now,
                    problem.proposals(repair.plan()),
                    repair.plan().unplanned(),
                    PlanningRoster.terms(repair.plan().score()),
                    null,
                    reasons,
                    1,
                    0,
                    0);
            rosters.insert(roster, "system:care");
            chronicle.asked(roster, Actor.system("care"), now);
            improving.ask(roster);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void away(UUID carer, Instant from, Instant to, String reason) {
        CarerRef who = carers.find(carer).orElseThrow();
        LocalDate today = midnight.today();
        for (int ahead = 0; ahead < DAYS; ahead++) {
            LocalDate day = today.plusDays(ahead);
            Instant begins = midnight.of(day);
            if (from.isBefore(midnight.of(day.plusDays(1))) && to.isAfter(begins)) {
                mend(who, day, from);
            }
        }
    }

    private void mend(CarerRef carer, LocalDate day, Instant from) {
        DayProblem before = reading.readAsIfPresent(carer.areaPath(), day, carer.id());
        Map<String, Placement> published = new LinkedHashMap<>();
        for (Visit visit : before.problem().visits()) {
            if (visit.published() != null) {
                published.put(visit.id(), visit.published());
            }
        }
        int since = before.tick(from);
        boolean concerned = published.values().stream()
                .anyMatch(each -> each.carers().contains(carer.id().toString())
                        && each.starts().getFirst() >= since);
        if (concerned) {
            Plan plan = engine.adopt(before.problem(), published);
            offering.offer(
                    carer,
                    day,
                    before,
                    engine.repair(plan, new Change.CarerOut(carer.id().toString(), since)));
        }
    }
}
