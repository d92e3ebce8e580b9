package org.linli.care.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Settings of the service under test that have no default: a key of this run's own. */
public final class CareTestConfig implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "linli.secrets.people-key",
                Base64.getEncoder().encodeToString(key),
                "linli.care.plans-every",
                "1s",
                "linli.care.risk-every",
                "1s");
    }

    @Override
    public void stop() {
        // The key ends with the run.
    }
}
