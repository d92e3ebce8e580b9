package org.linli.care.roster;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.linli.plan.PlanEngine;
import org.linli.plan.engine.AnnealingEngine;

/** The engine that plans; without state, shared by all. */
class EngineParts {

    @Produces
    @Singleton
    PlanEngine engine() {
        return new AnnealingEngine();
    }
}
