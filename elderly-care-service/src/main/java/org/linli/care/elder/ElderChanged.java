package org.linli.care.elder;

import java.util.UUID;

/** Hears, in the same transaction, that something became known of somebody: registered, changed, away, back, left, merged. */
public interface ElderChanged {

    void changed(UUID elder);
}
