package org.linli.cli.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A past message to a city and the official reply to it. Who sent it is not kept: personal data that nothing here needs.
 *
 * @param line on which its record starts
 * @param subject may be empty
 * @param text verbatim
 * @param reply null when there is none
 * @param repliedAt null when there is no reply
 */
record Message(
        int line,
        String id,
        String subject,
        Instant sentAt,
        String text,
        @Nullable String reply,
        @Nullable Instant repliedAt) {

    /** The subject as first line, then the words as they are. */
    String words() {
        if (subject.isBlank()) {
            return text;
        }
        return text.isBlank() ? subject : subject + "\n" + text;
    }
}
