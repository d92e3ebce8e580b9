package org.linli.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.local.Parts;

/**
 * Gives a {@code @QuarkusTest} a database of its own on the shared server, and the shared broker.
 *
 * <pre>{@code @QuarkusTestResource(value = PartsTestResource.class,
 *     initArgs = @ResourceArg(name = "service", value = "intake"))}</pre>
 *
 * <p>The database ({@code linli_test_<service>_<random>}) is new for each start of the application and dropped after it.
 * Topics named {@code linli.*} are deleted first, so that what another module's tests left behind is not handled here.
 * Within one start they are shared by all tests: those look for their own keys and never expect a topic to be empty.
 */
public final class PartsTestResource implements QuarkusTestResourceLifecycleManager {

    private String service = "test";
    private @Nullable String database;

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", service).replace('-', '_');
    }

    @Override
    public Map<String, String> start() {
        var parts = Parts.shared();
        LeftoverTopics.delete(parts.bootstrapServers());
        var name = "linli_test_" + service + "_"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        database = name;
        return Map.of(
                "quarkus.datasource.jdbc.url", parts.jdbcUrl(name),
                "quarkus.datasource.username", parts.database().username(),
                "quarkus.datasource.password", parts.database().password(),
                "kafka.bootstrap.servers", parts.bootstrapServers());
    }

    @Override
    public void stop() {
        if (database != null) {
            Parts.shared().database().drop(database);
            database = null;
        }
    }
}
