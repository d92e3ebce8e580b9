package org.linli.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;

/**
 * Seals what the database must not be able to tell (AES-256-GCM), and makes keyed fingerprints by which the same is found
 * again. What is sealed for one row opens for that row only. A service that seals makes the one it has at its start, so that it
 * does not start with a key that is none.
 *
 * <p>The current key seals; accepted ones open what was sealed before, or is being sealed by replicas that have the next key
 * already. As long as there are any, what is written names its key.
 */
public final class PeopleKey {

    private static final byte UNNAMED = 1;
    private static final byte NAMED = 2;

    private final SealingKey current;
    private final Map<String, SealingKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param current {@code linli.secrets.people-key}: 32 random bytes ({@code openssl rand -base64 32}); there is no default */
    public PeopleKey(String current) {
        this(current, List.of());
    }

    /** @param accepted {@code linli.secrets.people-keys-accepted}: keys of the same form that open as well; the oldest last */
    public PeopleKey(String current, List<String> accepted) {
        this.current = key("linli.secrets.people-key must hold 32 bytes, base64", current);
        keys.put(this.current.name(), this.current);
        for (String one : accepted) {
            SealingKey key =
                    key("linli.secrets.people-keys-accepted must hold 32 bytes each, base64, comma between", one);
            keys.put(key.name(), key);
        }
    }

    /** @param row table and id of the row it is for */
    public byte[] seal(String row, String text) {
        byte[] nonce = new byte[SealingKey.NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] head = head();
        try {
            byte[] sealed = current.cipher(Cipher.ENCRYPT_MODE, nonce, row, text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(head.length + nonce.length + sealed.length)
                    .put(head)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("cannot seal " + row + " with this linli.secrets.people-key", failed);
        }
    }

    /** @throws IllegalStateException for what was sealed with a key this service was not given, for another row, or was changed since */
    public String open(String row, byte[] sealed) {
        ByteBuffer read = ByteBuffer.wrap(sealed);
        byte form = sealed.length == 0 ? 0 : read.get();
        if (form != UNNAMED && form != NAMED || read.remaining() <= SealingKey.NONCE_BYTES + SealingKey.ID_BYTES) {
            throw new IllegalStateException("not sealed in a known form: " + row);
        }
        List<SealingKey> candidates = form == UNNAMED ? List.copyOf(keys.values()) : List.of(named(row, read));
        byte[] nonce = new byte[SealingKey.NONCE_BYTES];
        read.get(nonce);
        byte[] rest = new byte[read.remaining()];
        read.get(rest);
        GeneralSecurityException failed = null;
        for (SealingKey key : candidates) {
            try {
                return new String(key.cipher(Cipher.DECRYPT_MODE, nonce, row, rest), StandardCharsets.UTF_8);
            } catch (GeneralSecurityException another) {
                failed = another;
            }
        }
        throw new IllegalStateException("cannot open " + row + " with this linli.secrets.people-key", failed);
    }

    /** The same for the same text of the same kind, and of no use without the key. */
    public Fingerprint fingerprint(String kind, String text) {
        String message = kind + "\n" + text;
        List<byte[]> forms = new ArrayList<>();
        for (SealingKey key : keys.values()) {
            byte[] print = key.find(message);
            byte[] named = ByteBuffer.allocate(SealingKey.ID_BYTES + print.length)
                    .put(key.id())
                    .put(print)
                    .array();
            forms.addAll(changes() ? List.of(named, print) : List.of(print, named));
        }
        return new Fingerprint(forms);
    }

    /**
     * 32 bytes that nobody can tell without the key, for codes that are made anew whenever they are asked for.
     *
     * @param purpose name and version of what they are for: each has a key of its own
     */
    public byte[] mac(String purpose, String message) {
        return current.mac(purpose, message);
    }

    /** The same under each key, the current one's first: by which codes are known that were made before the key was changed. */
    public List<byte[]> macs(String purpose, String message) {
        return keys.values().stream().map(key -> key.mac(purpose, message)).toList();
    }

    /** Whether there are keys besides the current one. */
    boolean changes() {
        return keys.size() > 1;
    }

    /** Of the current key, as it stands in the table of keys. */
    public String id() {
        return current.name();
    }

    /** Of all keys. */
    Set<String> ids() {
        return Set.copyOf(keys.keySet());
    }

    /** With what every value begins that need not be sealed anew. */
    byte[] sealedHead() {
        return ByteBuffer.allocate(1 + SealingKey.ID_BYTES)
                .put(NAMED)
                .put(current.id())
                .array();
    }

    /** With what every print begins that need not be made anew. */
    byte[] printHead() {
        return current.id();
    }

    @Override
    public String toString() {
        return "PeopleKey" + keys.keySet();
    }

    /** A release that knows no names can still open what is sealed, until the first rotation begins. */
    private byte[] head() {
        return changes() ? sealedHead() : new byte[] {UNNAMED};
    }

    private SealingKey named(String row, ByteBuffer read) {
        byte[] id = new byte[SealingKey.ID_BYTES];
        read.get(id);
        String name = HexFormat.of().formatHex(id);
        return Optional.ofNullable(keys.get(name))
                .orElseThrow(() -> new IllegalStateException("cannot open " + row + ": it is sealed with key " + name
                        + ", which is neither linli.secrets.people-key nor among linli.secrets.people-keys-accepted"));
    }

    private static SealingKey key(String otherwise, String base64) {
        try {
            return new SealingKey(base64);
        } catch (IllegalArgumentException none) {
            throw new IllegalStateException(otherwise);
        }
    }
}
