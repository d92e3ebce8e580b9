package org.linli.care.visit;

import org.linli.kit.state.Transitions;

/** What became of something a carer told. */
public enum Standing {
    /** It is part of the visit. */
    APPLIED,
    /** What else happened forbids it; kept, and shown to the desk. */
    CONFLICTING,
    /** The desk believes it: it stays with the visit, which stays as it is. */
    KEPT,
    /** The desk does not believe it. */
    STRUCK;

    public String wire() {
        return Transitions.wire(this);
    }

    static Standing read(String stored) {
        return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
    }
}
