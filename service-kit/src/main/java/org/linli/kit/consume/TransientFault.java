package org.linli.kit.consume;

import java.time.Duration;

/**
 * The event refers to something that has not arrived yet but is on its way over another topic. It is tried again,
 * outside the transaction, for {@link #PATIENCE}; after that it goes to the dead letters, so that a reference that never
 * arrives does not hold up its channel for good. The message is the reason operators see; no personal data.
 */
public class TransientFault extends RuntimeException {

    /** How long the events of one batch wait together, from the first attempt at the batch. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    public TransientFault(String reason) {
        super(reason);
    }
}
