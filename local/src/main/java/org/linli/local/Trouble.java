package org.linli.local;

/** Something the person at the terminal can mend; its message is all they need, so no stack trace is shown. */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Trouble(String message) {
        super(message);
    }
}
