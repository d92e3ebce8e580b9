package org.linli.care.secret;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.secret.PeopleKey;

/** The key with which this service seals what it keeps of people. */
class SealingParts {

    @Startup
    @Produces
    @Singleton
    PeopleKey peopleKey(@ConfigProperty(name = "linli.secrets.people-key") String base64) {
        return new PeopleKey(base64);
    }
}
