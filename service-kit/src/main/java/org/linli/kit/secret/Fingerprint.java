package org.linli.kit.secret;

import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyed print of a text under every key that a service has: one of them is written, by any of them what was written before
 * the key was changed is found again.
 */
public final class Fingerprint {

    private static final int BYTES = 32;

    private final List<byte[]> forms;

    /** @param forms the one that is written first */
    Fingerprint(List<byte[]> forms) {
        this.forms = forms;
    }

    /** What a new row keeps. */
    public byte[] written() {
        return forms.getFirst().clone();
    }

    /** Every form in which the same text may be kept: {@code print = ANY (?)} finds it, whichever key it was kept under. */
    public byte[][] any() {
        return forms.stream().map(byte[]::clone).toArray(byte[][]::new);
    }

    /**
     * One for each key, 32 bytes: for the locks of whoever keeps the same only once. Two replicas have at least one key in common,
     * and so a lock, whichever they write with.
     */
    public List<byte[]> ofEachKey() {
        return forms.stream()
                .filter(form -> form.length == BYTES)
                .map(byte[]::clone)
                .toList();
    }

    /** Whether that is what was kept of the same text. Nothing is the same as a print that was forgotten with its key. */
    public boolean is(byte @Nullable [] kept) {
        boolean same = false;
        for (byte[] form : forms) {
            same |= kept != null && MessageDigest.isEqual(form, kept);
        }
        return same;
    }

    @Override
    public String toString() {
        return "Fingerprint";
    }
}
