package org.linli.dispatch.casefile;

import java.time.Instant;

/** Units that were given work of a case, and with it the reporter's words. */
public interface UnitsToTell {

    /**
     * Tells each of them, in the same transaction, which words it must show from now on.
     *
     * @return how many orders were told of
     */
    int wordsChanged(CaseFile file, Instant now);
}
