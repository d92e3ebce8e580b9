package org.linli.plan;

/** Watches a search. Called by one thread at a time, at most some ten times a second. */
public interface SearchListener {

    /** Looks at nothing. */
    SearchListener NONE = progress -> true;

    /** @return false to stop early with the best so far */
    boolean goOn(Progress progress);
}
