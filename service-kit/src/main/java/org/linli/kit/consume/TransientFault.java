package org.linli.kit.consume;

/**
 * The event refers to something that has not arrived yet but is on its way over another topic. It is tried again,
 * outside the transaction, for {@code linli.consume.patience} (60 s unless set); after that it goes to the dead letters,
 * so that a reference that never arrives does not hold up its channel for good. The message is the reason operators see;
 * no personal data.
 */
public class TransientFault extends RuntimeException {

    public TransientFault(String reason) {
        super(reason);
    }
}
