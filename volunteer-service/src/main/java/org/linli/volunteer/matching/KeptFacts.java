package org.linli.volunteer.matching;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One memory of what people told, for whoever ranks. */
final class KeptFacts {

    @Produces
    @Singleton
    PeopleFacts facts() {
        return new PeopleFacts();
    }
}
