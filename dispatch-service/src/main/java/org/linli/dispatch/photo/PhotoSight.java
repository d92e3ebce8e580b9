package org.linli.dispatch.photo;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;

/** Who may see a picture of a case: whoever may read what it belongs to. */
public interface PhotoSight {

    /** @param orderId or {@code checkId}: what of the case it belongs to */
    boolean maySee(UUID caseId, @Nullable UUID orderId, @Nullable UUID checkId, Actor actor);
}
