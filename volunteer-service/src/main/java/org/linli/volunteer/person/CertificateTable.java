package org.linli.volunteer.person;

import static org.linli.volunteer.person.CertificateState.CLAIMED;
import static org.linli.volunteer.person.CertificateState.REFUSED;
import static org.linli.volunteer.person.CertificateState.REVOKED;
import static org.linli.volunteer.person.CertificateState.VERIFIED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a certificate, by whom and when. It begins claimed, when the holder or the desk enters it. */
final class CertificateTable {

    static final String VERIFY = "verify";
    static final String REFUSE = "refuse";
    static final String REVOKE = "revoke";

    /** Who wants to decide, as the guards need to know them. */
    record Deciding(boolean holder, boolean enteredIt, boolean reasonGiven) {}

    static final Transitions<CertificateState, Deciding> CERTIFICATE = Transitions.of(
            "Certificate",
            from(CLAIMED)
                    .on(VERIFY)
                    .by(ActingFor.DESK)
                    .when(notTheHolder())
                    .when(secondPairOfEyes())
                    .to(VERIFIED),
            from(CLAIMED)
                    .on(REFUSE)
                    .by(ActingFor.DESK)
                    .when(notTheHolder())
                    .when(secondPairOfEyes())
                    .when(reasonGiven())
                    .to(REFUSED),
            from(VERIFIED)
                    .on(REVOKE)
                    .by(ActingFor.DESK)
                    .when(notTheHolder())
                    .when(reasonGiven())
                    .to(REVOKED));

    private CertificateTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<CertificateState, Deciding> from(CertificateState first, CertificateState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<Deciding> notTheHolder() {
        return new Guard<>("not-the-holder", "持证人不得审核自己的证书", "not the holder", c -> !c.holder());
    }

    private static Guard<Deciding> secondPairOfEyes() {
        return new Guard<>("second-pair-of-eyes", "录入人不得审核", "not who entered it", c -> !c.enteredIt());
    }

    private static Guard<Deciding> reasonGiven() {
        return new Guard<>("reason", "须给出理由", "a reason is given", Deciding::reasonGiven);
    }
}
