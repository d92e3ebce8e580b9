package org.linli.kit.photo;

import java.time.Instant;
import java.util.UUID;

/**
 * Access to one photo for a while, for whoever holds it.
 *
 * @param expires whole seconds; the link is dead at this instant
 * @param signature base64url, safe in a query
 */
public record PhotoLink(UUID id, Instant expires, String signature) {

    /** What follows the {@code ?} of the photo's address. */
    public String query() {
        return "expires=" + expires.getEpochSecond() + "&signature=" + signature;
    }

    /** Without the signature: this may end up in a log. */
    @Override
    public String toString() {
        return "PhotoLink[" + id + ", " + expires + "]";
    }
}
