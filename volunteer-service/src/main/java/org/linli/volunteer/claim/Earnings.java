package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** What a claim earned by the rules of its day, as transfers to be made. */
@ApplicationScoped
class Earnings {

    /** Where what is earned by service comes from. */
    private static final String ISSUER = "service";

    private final EarningRules rules;
    private final People people;
    private final CityTime.Settings city;

    Earnings(EarningRules rules, People people, CityTime.Settings city) {
        this.rules = rules;
        this.people = people;
        this.city = city;
    }

    /** @param claim attested */
    List<TransferOrder> of(Need need, Claim claim, Instant now) {
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
                        key(claim, earned.currency()),
                        TransferKind.EARN,
                        AccountRef.issuing(ISSUER, earned.currency()),
                        account(claim, earned.currency()),
                        earned.amount(),
                        earned.lastDay(),
                        actor(claim),
                        "claim/" + claim.id()))
                .toList();
    }

    /** Minutes may be the team's, points are always the person's. */
    static AccountRef account(Claim claim, Currency currency) {
        return claim.isCreditedToTeam() && currency == Currency.MINUTES
                ? AccountRef.team(Objects.requireNonNull(claim.teamId()), currency)
                : AccountRef.person(claim.personId(), currency);
    }

    /** One key a claim and currency: what was issued is not paid too, and the other way round. */
    static String key(Claim claim, Currency currency) {
        return "claim/" + claim.id() + "/" + currency.code();
    }

    static String actor(Claim claim) {
        return claim.attestedBy() == null ? "system:volunteer" : claim.attestedBy();
    }
}
