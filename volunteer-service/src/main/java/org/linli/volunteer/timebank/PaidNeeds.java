package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.CaptureOrder;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Hold;
import org.linli.volunteer.ledger.HoldOrder;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.PayingForNeed;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/**
 * Needs that whoever is helped pays for with minutes. Each place has a hold of its own: it goes to who served on that place,
 * by one transfer from one person to the other, and is captured once as every hold is.
 */
@ApplicationScoped
public class PaidNeeds implements PayingForNeed {

    /**
     * How long after its window a need's minutes stay held: it is confirmed within days, and a dispute is settled long before.
     */
    static final Duration HELD_AFTER_WINDOW = Duration.ofDays(365);

    private static final String RAN_OUT = "payment-ran-out";

    /**
     * What somebody served.
     *
     * @param key of the transfer
     * @param to whom the minutes are credited
     * @param minutes attested by somebody else than who served; 0: nothing is paid
     * @param actor subject of who attested
     */
    public record Service(UUID claim, int place, String key, AccountRef to, int minutes, String actor) {}

    private final Ledger ledger;
    private final People people;
    private final NeedChronicle chronicle;

    PaidNeeds(Ledger ledger, People people, NeedChronicle chronicle) {
        this.ledger = ledger;
        this.people = people;
        this.chronicle = chronicle;
    }

    @Override
    public void reserve(Need need) {
        Optional<AccountRef> account = payer(need);
        if (account.isEmpty()) {
            return;
        }
        if (people.byId(Objects.requireNonNull(need.receiver()))
                .filter(Person::active)
                .isEmpty()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("支付人的登记已暂停或退出", "The profile of who pays is paused or left")
                    .with("state", need.state().wire());
        }
        ledger.requireFree(account.get(), (long) need.places() * need.minutes());
        places(need)
                .forEach(place -> ledger.hold(new HoldOrder(
                        key(need, place),
                        account.get(),
                        need.minutes(),
                        need.endsAt().plus(HELD_AFTER_WINDOW),
                        need.proposedBy(),
                        "need/" + need.id())));
    }

    @Override
    public void release(Need need) {
        payer(need).ifPresent(account -> {
            ledger.free(account); // Locks the account: what is found open below stays so.
            places(need)
                    .mapToObj(place -> ledger.openHold(key(need, place)))
                    .flatMap(Optional::stream)
                    .map(Hold::id)
                    .forEach(ledger::release);
        });
    }

    /** Whose minutes a need costs; empty when it costs none. */
    public Optional<AccountRef> payer(Need need) {
        return need.isPaid()
                ? Optional.of(AccountRef.person(Objects.requireNonNull(need.receiver()), Currency.MINUTES))
                : Optional.empty();
    }

    /**
     * Pays what was served from what is held for its place; the caller has locked the accounts of both.
     *
     * @return false when nothing is held: the need costs nothing, or what was held ran out because nobody settled a dispute for
     *     a year. Whoever served is not to suffer for that: it earns as a need does that is not paid for.
     */
    public boolean pay(Need need, Service service) {
        if (!need.isPaid()) {
            return false;
        }
        Optional<Hold> held = ledger.openHold(key(need, service.place()));
        if (held.isEmpty()) {
            chronicle.system(need, RAN_OUT, Map.of("claim", service.claim().toString()), chronicle.now());
            return false;
        }
        if (service.minutes() > 0) {
            ledger.capture(new CaptureOrder(
                    service.key(),
                    held.get().id(),
                    service.to(),
                    service.minutes(),
                    service.actor(),
                    "claim/" + service.claim()));
        }
        return true;
    }

    private static IntStream places(Need need) {
        return IntStream.rangeClosed(1, need.places());
    }

    private static String key(Need need, int place) {
        return "need/" + need.id() + "/" + place;
    }
}
