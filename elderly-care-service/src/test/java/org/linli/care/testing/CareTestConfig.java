package org.linli.care.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Settings of the service under test that have no default: a key, the same in each run, as its database may be. */
public final class CareTestConfig implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "linli.secrets.people-key",
                Base64.getEncoder()
                        .encodeToString("test-people-key-of-32-bytes-here".getBytes(StandardCharsets.US_ASCII)),
                "linli.care.plans-every",
                "1s",
                "linli.care.risk-every",
                "1s");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
