package org.linli.intake.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Settings of the service under test: fixed secrets, generous limits, a clock that a test can move. */
public final class IntakeTestConfig implements QuarkusTestResourceLifecycleManager {

    /** Holds the clock's offset; see {@link TestClock}. */
    static final Path OFFSET = Path.of("target", "test-clock-offset").toAbsolutePath();

    private Map<String, String> instead = Map.of();

    /** @param instead settings of one test, before those of all */
    @Override
    public void init(Map<String, String> instead) {
        this.instead = instead;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(ofEveryTest());
        settings.putAll(instead);
        return settings;
    }

    private static Map<String, String> ofEveryTest() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("linli.public-url", "https://linli.example/intake"),
                Map.entry("linli.secrets.tracking-key", "dGVzdC10cmFja2luZy1rZXktb2YtMzItYnl0ZXMtb3ItbW9yZQ=="),
                Map.entry("linli.secrets.link-key", "dGVzdC1saW5rLWtleS1vZi0zMi1ieXRlcy1vci1tb3JlLW9mLXRoZW0="),
                Map.entry("linli.secrets.people-key", "dGVzdC1wZW9wbGUta2V5LW9mLTMyLWJ5dGVzLWhlcmU="),
                Map.entry("linli.clock.offset-file", OFFSET.toString()),
                Map.entry("linli.intake.sweep", "500ms"),
                // Tests sweep themselves, when they mean to.
                Map.entry("linli.photos.sweep", "off"),
                Map.entry("linli.photos.directory", "target/test-photos-" + UUID.randomUUID()),
                Map.entry("linli.intake.anonymous.reports-per-minute", "100000"),
                Map.entry("linli.intake.anonymous.reports-burst", "100000"),
                Map.entry("linli.photos.anonymous-per-minute", "1000"),
                Map.entry("linli.photos.anonymous-burst", "1000"),
                Map.entry("linli.tracking.per-minute", "1000"),
                Map.entry("linli.tracking.burst", "1000"));
    }

    @Override
    public void stop() {
        TestClock.right();
    }
}
