package org.linli.dispatch.casefile;

import java.time.Instant;

/** What comes after the filing gate. */
public interface FiledCases {

    /**
     * Goes on with a case that was just filed, in the same transaction: dispatches it where a rule says so, else leaves it
     * to the dispatcher.
     */
    void filed(CaseFile file, Instant now);
}
