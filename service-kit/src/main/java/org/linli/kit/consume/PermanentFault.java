package org.linli.kit.consume;

/** Handling this record again, as it is, will fail again. The message is the reason operators see; no personal data. */
public class PermanentFault extends RuntimeException {
    public PermanentFault(String reason) {
        super(reason);
    }
}
