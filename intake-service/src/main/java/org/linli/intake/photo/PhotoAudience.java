package org.linli.intake.photo;

import java.util.UUID;
import org.linli.kit.identity.Actor;

/** Decides who may see the photos of a report; implemented by whoever knows reports. */
public interface PhotoAudience {
    boolean maySee(Actor actor, UUID reportId);
}
