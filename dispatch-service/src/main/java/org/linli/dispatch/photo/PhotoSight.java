package org.linli.dispatch.photo;

import java.util.UUID;
import org.linli.kit.identity.Actor;

/** Who may see the pictures of a case: whoever may see the case. */
public interface PhotoSight {
    boolean maySee(UUID caseId, Actor actor);
}
