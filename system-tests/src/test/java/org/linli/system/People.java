package org.linli.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The people of the sample city, each with a token of their own from the real Keycloak. */
final class People {

    private record Token(String text, Instant until) {}

    private final String issuer;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    People(String issuer) {
        this.issuer = issuer;
    }

    /** A request in the name of a log-in of {@code cities/anhe/logins.csv}, answered in English. */
    RequestSpecification as(String username) {
        return given().auth()
                .oauth2(token(username))
                .header("Accept-Language", "en")
                .contentType("application/json");
    }

    /** Whom a log-in's tokens name. */
    String subject(String username) {
        String claims = token(username).split("\\.")[1];
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .getString("sub");
    }

    RequestSpecification anonymous() {
        return given().header("Accept-Language", "en").contentType("application/json");
    }

    String token(String username) {
        return tokens.compute(
                        username,
                        (name, known) -> known != null && known.until().isAfter(Instant.now()) ? known : fetched(name))
                .text();
    }

    private Token fetched(String username) {
        String client =
                username.startsWith("resident") || username.startsWith("volunteer") || username.startsWith("carer")
                        ? "linli-app"
                        : username.startsWith("gridworker")
                                ? "linli-grid"
                                : username.equals("admin") ? "linli-cli" : "linli-desk";
        // Keycloak stands on the database that some tests kill, and needs a moment to notice that it is back.
        Response answer = await("a token for " + username)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> given().formParam("grant_type", "password")
                                .formParam("client_id", client)
                                .formParam("username", username)
                                .formParam("password", "linli-" + username)
                                .post(issuer + "/protocol/openid-connect/token"),
                        token -> token.statusCode() == 200);
        int seconds = answer.path("expires_in");
        return new Token(answer.path("access_token"), Instant.now().plusSeconds(Math.max(10, seconds - 60)));
    }
}
