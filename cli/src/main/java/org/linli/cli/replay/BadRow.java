package org.linli.cli.replay;

/** A record that cannot be used, and why; only ever one row's fate. */
final class BadRow extends RuntimeException {

    BadRow(String why) {
        super(why);
    }
}
