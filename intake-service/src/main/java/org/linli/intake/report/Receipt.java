package org.linli.intake.report;

import java.time.Instant;
import java.util.UUID;

/** What a submission left behind, and all that its answer is made from; kept with the idempotency key. */
record Receipt(UUID reportId, String number, String state, Instant submittedAt) {

    /** One line for the table of keys. */
    String written() {
        return reportId + " " + number + " " + state + " " + submittedAt;
    }

    static Receipt read(String written) {
        String[] parts = written.split(" ");
        return new Receipt(UUID.fromString(parts[0]), parts[1], parts[2], Instant.parse(parts[3]));
    }
}
