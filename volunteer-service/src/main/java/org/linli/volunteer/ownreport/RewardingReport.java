package org.linli.volunteer.ownreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.claim.EarningRules;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.ownreport.OwnReports.Outcome;
import org.linli.volunteer.ownreport.OwnReports.Undecided;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Books what a volunteer's own report earned when it was filed, once, and not for more than twenty of a month. */
@ApplicationScoped
class RewardingReport {

    /** Who makes reports in order to earn earns no more than these. */
    static final int MOST_A_MONTH = 20;

    private static final String ISSUER = "report-filed";
    private static final String SYSTEM = "system:volunteer";

    private final OwnReports reports;
    private final People people;
    private final Earning earning;
    private final Ledger ledger;

    RewardingReport(OwnReports reports, People people, Earning earning, Ledger ledger) {
        this.reports = reports;
        this.people = people;
        this.earning = earning;
        this.ledger = ledger;
    }

    /** The rules by which it earns, and the day it is. */
    @ApplicationScoped
    static class Earning {
        private final EarningRules rules;
        private final Clock clock;
        private final CityTime.Settings city;

        Earning(EarningRules rules, Clock clock, CityTime.Settings city) {
            this.rules = rules;
            this.clock = clock;
            this.city = city;
        }

        List<EarningRules.Earned> of(LocalDate day) {
            return rules.ofReportFiled(day, clock.instant().atZone(city.zone()).toLocalDate());
        }
    }

    /** @return false when it was decided before, or somebody else is at it */
    @Transactional
    boolean reward(UUID report) {
        // The person before the report, as whoever erases them does.
        Optional<Person> reporter = reports.undecided(report)
                .flatMap(undecided -> people.bySubject(undecided.subject()))
                .map(person -> people.locked(person.id()));
        Optional<Undecided> found = reports.locked(report);
        if (found.isEmpty()) {
            return false;
        }
        if (reporter.isEmpty()) {
            reports.decided(report, Outcome.NO_PROFILE, null);
        } else {
            reports.decided(
                    report, outcome(found.get(), reporter.get()), reporter.get().id());
        }
        return true;
    }

    private Outcome outcome(Undecided report, Person reporter) {
        if (reports.booked(reporter.id(), report.month()) >= MOST_A_MONTH) {
            return Outcome.MONTH_FULL;
        }
        String name = "report/" + report.report();
        List<TransferOrder> orders = earning.of(report.day()).stream()
                .filter(earned -> earned.currency() != Currency.UNIT_POINTS || reporter.workUnit() != null)
                .map(earned -> new TransferOrder(
                        name + "/" + earned.currency().code(),
                        TransferKind.EARN,
                        AccountRef.issuing(ISSUER, earned.currency()),
                        AccountRef.person(reporter.id(), earned.currency()),
                        earned.amount(),
                        earned.lastDay(),
                        SYSTEM,
                        name))
                .toList();
        if (orders.isEmpty()) {
            return Outcome.NO_RULE;
        }
        ledger.lock(orders.stream()
                .flatMap(order -> Stream.of(order.from(), order.to()))
                .distinct()
                .toList());
        orders.forEach(ledger::transfer);
        return Outcome.BOOKED;
    }
}
