package org.linli.intake.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.Parts;

/** A database and a broker that a test may take away; handed to it in fields {@code stopKafka} and {@code startKafka}. */
public final class PartsOfItsOwn implements QuarkusTestResourceLifecycleManager {

    /** Runs a test on such parts instead of the shared ones. */
    public static final class Profile implements QuarkusTestProfile {
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(PartsOfItsOwn.class),
                    new TestResourceEntry(TestIdentity.class),
                    new TestResourceEntry(IntakeTestConfig.class));
        }
    }

    private @Nullable Parts parts;

    @Override
    public Map<String, String> start() {
        Parts own = Parts.own();
        parts = own;
        return Map.of(
                "quarkus.datasource.jdbc.url", own.jdbcUrl("intake_outage"),
                "quarkus.datasource.username", own.database().username(),
                "quarkus.datasource.password", own.database().password(),
                "kafka.bootstrap.servers", own.bootstrapServers());
    }

    // Only types of the JDK: the test and this class come from different class loaders.
    @Override
    public void inject(Object test) {
        Parts own = parts;
        if (own != null) {
            set(test, "stopKafka", () -> own.kafka().stop());
            set(test, "startKafka", () -> own.kafka().start());
        }
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.close();
        }
    }

    private static void set(Object test, String field, Runnable work) {
        try {
            Field found = test.getClass().getDeclaredField(field);
            found.setAccessible(true);
            found.set(test, work);
        } catch (ReflectiveOperationException noSuchField) {
            throw new IllegalStateException(noSuchField);
        }
    }
}
