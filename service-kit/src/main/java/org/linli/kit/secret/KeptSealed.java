package org.linli.kit.secret;

import java.util.List;

/** What a room keeps under the people's key: implemented by a bean of the room whose tables they are. */
public interface KeptSealed {

    default List<SealedColumn> sealed() {
        return List.of();
    }

    default List<RequestPrint> prints() {
        return List.of();
    }

    /**
     * Writes down some of what was handed out, made from the oldest key, and not kept: without that key it cannot be made again.
     *
     * @return whether there may be more
     */
    default boolean writeDown() {
        return false;
    }
}
