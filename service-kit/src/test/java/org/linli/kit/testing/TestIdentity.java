package org.linli.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Makes the service under test trust {@link TestTokens}. */
public final class TestIdentity implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.public-key",
                TestTokens.publicKey(),
                "quarkus.oidc.token.issuer",
                "https://issuer.test/linli");
    }

    @Override
    public void stop() {
        // The key lives as long as the process.
    }
}
