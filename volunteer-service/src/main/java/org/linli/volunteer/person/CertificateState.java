package org.linli.volunteer.person;

import java.util.Locale;
import org.linli.kit.state.Transitions;

/** Where a certificate stands. */
enum CertificateState {
    CLAIMED,
    VERIFIED,
    REFUSED,
    REVOKED;

    String wire() {
        return Transitions.wire(this);
    }

    static CertificateState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
