package org.linli.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.local.Parts;

/**
 * Gives a {@code @QuarkusTest} a database server and a broker that it may take away: fields {@code Runnable stopKafka} and
 * {@code Runnable startKafka} of the test, where it has them, do so. Used from a profile that disables the global
 * resources, with the argument {@code service} as in {@link PartsTestResource}.
 */
public final class OwnPartsTestResource implements QuarkusTestResourceLifecycleManager {

    private String service = "test";
    private @Nullable Parts parts;

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", service).replace('-', '_');
    }

    @Override
    public Map<String, String> start() {
        var own = Parts.own();
        parts = own;
        return Map.of(
                "quarkus.datasource.jdbc.url", own.jdbcUrl(service),
                "quarkus.datasource.username", own.database().username(),
                "quarkus.datasource.password", own.database().password(),
                "kafka.bootstrap.servers", own.bootstrapServers());
    }

    // Only types of the JDK: the test and this class come from different class loaders.
    @Override
    public void inject(Object test) {
        var own = parts;
        if (own != null) {
            set(test, "stopKafka", () -> own.kafka().stop());
            set(test, "startKafka", () -> own.kafka().start());
        }
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.close();
            parts = null;
        }
    }

    private static void set(Object test, String field, Runnable work) {
        try {
            Field found = test.getClass().getDeclaredField(field);
            found.setAccessible(true);
            found.set(test, work);
        } catch (NoSuchFieldException notWanted) {
            // The test leaves the broker alone.
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
