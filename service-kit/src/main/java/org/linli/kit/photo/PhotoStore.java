package org.linli.kit.photo;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps cleaned photos. An id is given once and means the same photo for ever, so that a link may be cached. A photo is
 * visible whole or not at all, also after a crash. Implementations are safe for many threads.
 */
public interface PhotoStore {

    /**
     * Keeps the photo; when this returns, it survives a power cut. Putting the same id again (a retry) replaces the
     * whole content at once.
     *
     * @throws IOException when the photo could not be kept; nothing of it is visible then
     */
    void put(UUID id, CleanPhoto photo) throws IOException;

    /** The photo, to be closed by the caller; empty when there is none. */
    Optional<StoredPhoto> open(UUID id) throws IOException;

    boolean exists(UUID id) throws IOException;

    /** Forgets the photo. Returns whether there was one. */
    boolean delete(UUID id) throws IOException;
}
