package org.linli.local;

/** How long a started process lives. */
enum Life {
    /** It ends with us, even if we are killed; its files go with it. For tests. */
    WITH_US,
    /** It goes on until {@code ./linli down}. */
    ON_ITS_OWN
}
