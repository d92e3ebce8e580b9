package org.linli.dispatch.registry;

import org.linli.kit.consume.TransientFault;

/**
 * Something an event refers to has not arrived here yet: areas and categories come over a topic of their own. Thrown
 * inside a consumer the event is tried again for a while before it goes to the dead letters.
 */
public final class NotYetKnown extends TransientFault {

    /** @param what kind and code, such as {@code area ah-bq-01}; no personal data */
    public NotYetKnown(String what) {
        super(what + " is not known here yet");
    }
}
