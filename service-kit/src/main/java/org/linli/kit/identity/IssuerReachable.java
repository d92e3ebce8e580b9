package org.linli.kit.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the issuer of tokens answers. While it does not, who has a token goes on, nobody new comes in, and a service that
 * starts does not get ready; so operators want to know before the tokens run out.
 */
@ApplicationScoped
class IssuerReachable {

    private static final int PATIENCE_MS = 5_000;

    private final Optional<String> issuer;
    private volatile double reachable = Double.NaN;

    IssuerReachable(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer, MeterRegistry metrics) {
        this.issuer = issuer;
        Gauge.builder("linli.issuer.reachable", () -> reachable)
                .description("1 when the issuer of tokens answered at the last look, else 0")
                .register(metrics);
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        issuer.ifPresent(url -> reachable = answers(url) ? 1 : 0);
    }

    private static boolean answers(String url) {
        try {
            HttpURLConnection asked = (HttpURLConnection) URI.create(url + "/.well-known/openid-configuration")
                    .toURL()
                    .openConnection();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            try {
                return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                asked.disconnect();
            }
        } catch (IOException away) {
            return false;
        }
    }
}
