package org.linli.volunteer.servicecertificate;

import java.util.Locale;
import org.linli.kit.state.Transitions;

/** Whether a certificate of service stands. */
enum ServiceCertificateState {
    STANDS,
    REVOKED;

    String wire() {
        return Transitions.wire(this);
    }

    static ServiceCertificateState of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
