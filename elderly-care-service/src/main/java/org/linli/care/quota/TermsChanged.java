package org.linli.care.quota;

import java.util.UUID;

/** Hears, after it is kept, that days or lines of a contract are others: what is planned on it may count no more, or count now. */
public interface TermsChanged {

    void changed(UUID packageId);
}
