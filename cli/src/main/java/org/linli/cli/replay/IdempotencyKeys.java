package org.linli.cli.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests by which a message is the same one in every run, whatever its file is called and wherever in it it stands. */
final class IdempotencyKeys {

    private IdempotencyKeys() {}

    static String of(Message message) {
        return "replay-" + HexFormat.of().formatHex(digest(message.id() + "\n" + message.words()));
    }

    /** One of the places for a message: always the same one, and after a change of the list still the same for most. */
    static String place(Message message, List<String> places) {
        return places.stream()
                .max(java.util.Comparator.comparing(
                        place -> HexFormat.of().formatHex(digest(message.id() + "\n" + place))))
                .orElseThrow();
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
