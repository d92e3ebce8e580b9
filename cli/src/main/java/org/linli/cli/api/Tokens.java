package org.linli.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by log-in, kept until shortly before they expire. A ready-made one in {@code LINLI_TOKEN} stands for every
 * person: that is how an administrator of a real city, who logs in elsewhere, loads a pack.
 */
public final class Tokens {

    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private record Token(String text, Instant renewAt) {}

    private final URI endpoint;
    private final HttpClient http;
    private final Clock clock;
    private final @Nullable String given;
    private final Map<Login, Token> kept = new ConcurrentHashMap<>();

    public Tokens(URI issuer, HttpClient http, Clock clock, @Nullable String given) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.http = http;
        this.clock = clock;
        this.given = given == null || given.isBlank() ? null : given.strip();
    }

    /**
     * @throws Refusal when the log-in is refused
     * @throws PartAway when the identity provider does not answer
     */
    public String of(Login login) {
        if (given != null) {
            return given;
        }
        return kept.compute(
                        login, (who, old) -> old != null && clock.instant().isBefore(old.renewAt()) ? old : fetch(who))
                .text();
    }

    /** Forgets a token that a service did not take. */
    void forget(Login login) {
        kept.remove(login);
    }

    private Token fetch(Login login) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", login.client());
        form.put("username", login.username());
        form.put("password", password(login.username()));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        Instant asked = clock.instant();
        try {
            HttpResponse<String> answer = answered(request);
            JsonNode body = Service.JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw Refusal.because("登录未成功 · log-in refused: " + login.username() + " (" + login.client() + "): "
                        + body.path("error_description")
                                .asText(body.path("error").asText("" + answer.statusCode())));
            }
            Instant expires = asked.plusSeconds(body.path("expires_in").asLong(60));
            return new Token(body.path("access_token").asText(), expires.minus(BEFORE_EXPIRY));
        } catch (JsonProcessingException notJson) {
            throw Refusal.because("令牌应答无法读取 · the answer of " + endpoint + " is not JSON");
        } catch (IOException away) {
            throw new PartAway("Keycloak (" + endpoint + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.because("已中断 · interrupted");
        }
    }

    /** After its database was away, the identity provider fails a while before it notices that it is back. */
    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        Instant until = clock.instant().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 500) {
                return answer;
            }
            if (clock.instant().isAfter(until)) {
                throw new PartAway("Keycloak (" + endpoint + ")");
            }
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    /** The password of the local realm, unless {@code LINLI_PASSWORD_<LOGIN>} gives another. */
    private static String password(String username) {
        String name =
                "LINLI_PASSWORD_" + username.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        String own = System.getenv(name);
        return own == null ? "linli-" + username : own;
    }
}
