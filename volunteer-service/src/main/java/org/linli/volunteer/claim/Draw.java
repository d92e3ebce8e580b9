package org.linli.volunteer.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Who comes first among those that claimed within the fair window. Anybody can draw again and gets the same: the order is that
 * of SHA-256 over the need's id and the person's. Nobody can choose either, so giving a claim back and claiming anew changes
 * nothing.
 */
final class Draw {

    private Draw() {}

    static List<UUID> order(UUID need, List<UUID> people) {
        return people.stream()
                .sorted(Comparator.comparing(person -> lot(need, person)))
                .toList();
    }

    private static String lot(UUID need, UUID person) {
        try {
            byte[] both = (need + "/" + person).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
