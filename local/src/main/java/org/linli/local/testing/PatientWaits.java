package org.linli.local.testing;

import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets every Awaitility wait without a limit of its own last up to a minute: ten seconds, its default, is less than a
 * slow machine takes where nothing is wrong. JUnit finds it by itself in every module that has this one on its test class
 * path.
 */
public final class PatientWaits implements BeforeAllCallback {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        try {
            // The test's own class loader: a Quarkus test does not share the one that JUnit runs in.
            context.getRequiredTestClass()
                    .getClassLoader()
                    .loadClass("org.awaitility.Awaitility")
                    .getMethod("setDefaultTimeout", Duration.class)
                    .invoke(null, LIMIT);
        } catch (ClassNotFoundException nothingToSet) {
            // The module waits for nothing.
        }
    }
}
