package org.linli.care.visit;

import java.util.Optional;
import org.linli.kit.identity.Actor;

/** Who else may read the matter of a visit: volunteers who help with it. */
public interface MatterReaders {

    /** @return as what the actor may read it, for the audit; empty when they may not */
    Optional<String> mayRead(VisitRef visit, Actor actor);
}
