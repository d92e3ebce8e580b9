package org.linli.bench.reports;

import java.time.Duration;

/** The baseline: rows inserted one at a time, each committed by itself, into a plain table of the same server. */
interface SingleRowInserts {

    /** What does it, for the terminal. */
    String name();

    /** Inserts as fast as it goes, over all connections, for as long as given. */
    void run(Duration length);
}
