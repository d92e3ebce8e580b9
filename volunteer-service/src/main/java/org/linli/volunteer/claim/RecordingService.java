package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.timebank.PaidNeeds;

/** Books what was attested: what the service earned is on the accounts when the claim says that it is. */
@ApplicationScoped
class RecordingService {

    private final ClaimProgress progress;
    private final Earnings earnings;
    private final PaidNeeds paid;
    private final Ledger ledger;

    RecordingService(ClaimProgress progress, Earnings earnings, PaidNeeds paid, Ledger ledger) {
        this.progress = progress;
        this.earnings = earnings;
        this.paid = paid;
        this.ledger = ledger;
    }

    /** Every attested claim of the need; the caller holds its lock. */
    void recordAttested(NeedFile file, Instant now) {
        Need need = file.need();
        Map<Claim, List<TransferOrder>> earned = new LinkedHashMap<>();
        for (Claim claim : file.in(ClaimState.ATTESTED).toList()) {
            earned.put(claim, earnings.of(need, claim, now));
            var row = claim.step(
                    ClaimTable.RECORD, Set.of(ClaimTable.SYSTEM), ClaimContext.of(need, claim, false, null, now));
            progress.tell(file, claim, row.events(), null, now);
        }
        ledger.lock(accounts(need, earned));
        earned.forEach((claim, orders) -> {
            boolean isPaid = paid.pay(need, served(claim));
            orders.stream()
                    .filter(order -> !isPaid || order.to().currency() != Currency.MINUTES)
                    .forEach(ledger::transfer);
        });
    }

    private List<AccountRef> accounts(Need need, Map<Claim, List<TransferOrder>> earned) {
        Stream<AccountRef> issued =
                earned.values().stream().flatMap(List::stream).flatMap(order -> Stream.of(order.from(), order.to()));
        Stream<AccountRef> handedOver = paid.payer(need).stream()
                .flatMap(payer -> Stream.concat(
                        Stream.of(payer),
                        earned.keySet().stream()
                                .map(RecordingService::served)
                                .filter(served -> served.minutes() > 0)
                                .map(PaidNeeds.Service::to)));
        return Stream.concat(issued, handedOver).distinct().toList();
    }

    /** Nobody's own word moves anything: it is worth no minutes of somebody else either. */
    private static PaidNeeds.Service served(Claim claim) {
        boolean ownWord = Objects.requireNonNull(claim.evidence()) == AttestingClaim.BY_ONESELF;
        return new PaidNeeds.Service(
                claim.id(),
                Objects.requireNonNull(claim.place()),
                Earnings.key(claim, Currency.MINUTES),
                Earnings.account(claim, Currency.MINUTES),
                ownWord ? 0 : Objects.requireNonNull(claim.minutes()),
                Earnings.actor(claim));
    }
}
