package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Books what was attested: what the service earned is on the accounts when the claim says that it is. */
@ApplicationScoped
class RecordingService {

    /** Where what is earned by service comes from. */
    private static final String ISSUER = "service";

    private final ClaimProgress progress;
    private final EarningRules rules;
    private final People people;
    private final Ledger ledger;
    private final CityTime.Settings city;

    RecordingService(ClaimProgress progress, EarningRules rules, People people, Ledger ledger, CityTime.Settings city) {
        this.progress = progress;
        this.rules = rules;
        this.people = people;
        this.ledger = ledger;
        this.city = city;
    }

    /** Every attested claim of the need; the caller holds its lock. */
    void recordAttested(NeedFile file, Instant now) {
        List<TransferOrder> orders = new ArrayList<>();
        for (Claim claim : file.in(ClaimState.ATTESTED).toList()) {
            orders.addAll(earned(file.need(), claim, now));
            var row = claim.step(
                    ClaimTable.RECORD,
                    Set.of(ClaimTable.SYSTEM),
                    ClaimContext.of(file.need(), claim, false, null, now));
            progress.tell(file, claim, row.events(), null, now);
        }
        ledger.lock(orders.stream()
                .flatMap(order -> List.of(order.from(), order.to()).stream())
                .distinct()
                .toList());
        orders.forEach(ledger::transfer);
    }

    private List<TransferOrder> earned(Need need, Claim claim, Instant now) {
        Person person = people.byId(claim.personId()).orElseThrow();
        LocalDate day =
                Objects.requireNonNull(claim.checkedInAt()).atZone(city.zone()).toLocalDate();
        int minutes = Objects.requireNonNull(claim.minutes());
        int evidence = Objects.requireNonNull(claim.evidence());
        return rules
                .of(need.kind(), minutes, evidence, day, now.atZone(city.zone()).toLocalDate())
                .stream()
                // 双积分: the second account is that of a member of a work unit.
                .filter(earned -> earned.currency() != Currency.UNIT_POINTS || person.workUnit() != null)
                .map(earned -> new TransferOrder(
                        "claim/" + claim.id() + "/" + earned.currency().code(),
                        TransferKind.EARN,
                        AccountRef.issuing(ISSUER, earned.currency()),
                        AccountRef.person(person.id(), earned.currency()),
                        earned.amount(),
                        earned.lastDay(),
                        claim.attestedBy() == null ? "system:volunteer" : claim.attestedBy(),
                        "claim/" + claim.id()))
                .toList();
    }
}
