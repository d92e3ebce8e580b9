package org.linli.volunteer.backentry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.linli.volunteer.claim.EarningRules;
import org.linli.volunteer.evidence.Grades;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.person.Person;

/** What a back entry earns: by the rules of its day, as an organiser's word, from an issuing account of its own. */
@ApplicationScoped
class BookingBackEntry {

    private static final String ISSUER = "back-entry";

    private final EarningRules rules;
    private final Ledger ledger;

    BookingBackEntry(EarningRules rules, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
    }

    /** In the caller's transaction; the entry's own keys let nothing be booked twice. */
    @Transactional(Transactional.TxType.MANDATORY)
    void book(BackEntry entry, Person person, String actor, LocalDate today) {
        String name = "back-entry/" + entry.id();
        List<TransferOrder> orders =
                rules.of(entry.kind(), entry.minutes(), Grades.ORGANISER, entry.day(), today).stream()
                        .filter(earned -> earned.currency() != Currency.UNIT_POINTS || person.workUnit() != null)
                        .map(earned -> new TransferOrder(
                                name + "/" + earned.currency().code(),
                                TransferKind.EARN,
                                AccountRef.issuing(ISSUER, earned.currency()),
                                AccountRef.person(person.id(), earned.currency()),
                                earned.amount(),
                                earned.lastDay(),
                                actor,
                                name))
                        .toList();
        ledger.lock(orders.stream()
                .flatMap(order -> Stream.of(order.from(), order.to()))
                .distinct()
                .toList());
        orders.forEach(ledger::transfer);
    }
}
