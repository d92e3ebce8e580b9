package org.linli.kit.consume;

/** The record can never be read as an event; the message is the reason operators see and holds no payload. */
public final class MalformedRecord extends PermanentFault {
    public MalformedRecord(String reason) {
        super(reason);
    }
}
