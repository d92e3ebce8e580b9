package org.linli.local.testing;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every Awaitility wait without a limit of its own last up to a minute: ten seconds, its default, is less than a
 * slow machine takes where nothing is wrong. And lets it look at once and often: most of what is waited for is there
 * within some milliseconds, not a tenth of a second. JUnit finds it by itself in every module that has this one on its
 * test class path.
 */
public final class PatientWaits implements BeforeAllCallback {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration FIRST_LOOK = Duration.ofMillis(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(30);

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        try {
            // The test's own class loader: a Quarkus test does not share the one that JUnit runs in.
            var awaitility = context.getRequiredTestClass().getClassLoader().loadClass("org.awaitility.Awaitility");
            awaitility.getMethod("setDefaultTimeout", Duration.class).invoke(null, LIMIT);
            awaitility.getMethod("setDefaultPollDelay", Duration.class).invoke(null, FIRST_LOOK);
            awaitility.getMethod("setDefaultPollInterval", Duration.class).invoke(null, LOOK_EVERY);
        } catch (ClassNotFoundException nothingToSet) {
            // The module waits for nothing.
        }
    }
}
