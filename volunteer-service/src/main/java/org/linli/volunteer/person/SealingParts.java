package org.linli.volunteer.person;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.Resealing;
import org.linli.kit.sql.Database;

/** The keys with which this service seals what it keeps of people. */
class SealingParts {

    @Produces
    @Singleton
    PeopleKey peopleKey(
            @ConfigProperty(name = "linli.secrets.people-key") String current,
            @ConfigProperty(name = "linli.secrets.people-keys-accepted") Optional<List<String>> accepted) {
        return new PeopleKey(current, accepted.orElse(List.of()));
    }

    /** The service does not start when something is sealed with a key it was not given; channels start at priority 1000. */
    @Startup(500)
    @Produces
    @Singleton
    Resealing resealing(Database database, PeopleKey key, @Any Instance<KeptSealed> rooms) {
        Resealing resealing = new Resealing(database, key, rooms);
        resealing.begin();
        return resealing;
    }
}
