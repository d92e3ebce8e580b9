package org.linli.intake.photo;

import java.util.UUID;
import org.linli.kit.identity.Actor;

/** Decides who may see the photos of a report or a wish; implemented by whoever knows these. It is enough that one says yes. */
public interface PhotoAudience {
    boolean maySee(Actor actor, UUID belongingTo);
}
