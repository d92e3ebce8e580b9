package org.linli.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;

class ServiceTest {

    private static final Login DESK = new Login("desk", "linli-desk");

    private final StubPlatform stub = new StubPlatform();

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void oneTokenServesManyCallsAndIsRenewedWhenItIsNotTaken() {
        stub.answers(seen -> seen.headers().get("Authorization").equals(List.of("Bearer token-1"))
                        && seen.path().equals("/later")
                ? Reply.of(401, "{}")
                : Reply.of(200, "{\"a\":1}"));
        Service service = stub.service("intake");

        service.get("/now", DESK);
        service.get("/now", DESK);
        assertThat(stub.logIns()).isEqualTo(1);

        assertThat(service.get("/later", DESK).body().path("a").asInt()).isEqualTo(1);
        assertThat(stub.logIns()).isEqualTo(2);
    }

    @Test
    void itComesBackWhenToldToWait() {
        AtomicInteger calls = new AtomicInteger();
        stub.answers(seen ->
                calls.incrementAndGet() < 3 ? new Reply(429, "{}", Map.of("Retry-After", "0")) : Reply.of(200, "{}"));

        assertThat(stub.service("intake").get("/busy", null).status()).isEqualTo(200);
        assertThat(calls).hasValue(3);
    }

    @Test
    void aProblemBecomesOneLineThatNamesFieldAndRule() {
        stub.answers(seen -> Reply.of(
                400,
                "{\"type\":\"/problems/invalid-input\",\"title\":\"The input breaks a rule\","
                        + "\"errors\":[{\"field\":\"text\",\"rule\":\"length\",\"message\":\"too long\"}]}"));

        assertThatThrownBy(() -> stub.service("intake").get("/v1/x", null))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo("invalid-input");
                    assertThat(refusal.isOvertaken()).isFalse();
                })
                .hasMessage("intake GET /v1/x → 400 · The input breaks a rule · text (length): too long");
    }

    @Test
    void whatDoesNotAnswerIsNamed() {
        HttpClient http = HttpClient.newHttpClient();
        URI nowhere = URI.create("http://localhost:1");
        Service away =
                new Service("dispatch", nowhere, http, new Tokens(nowhere, http, Clock.systemUTC(), null), "zh", 1);

        assertThatThrownBy(() -> away.get("/v1/cases", null))
                .isInstanceOf(PartAway.class)
                .hasMessageContaining("dispatch (http://localhost:1)");
        assertThatThrownBy(() -> away.get("/v1/cases", DESK))
                .isInstanceOf(PartAway.class)
                .hasMessageContaining("Keycloak");
    }

    @Test
    void anIdentityProviderThatFailsForAMomentIsAskedAgain() {
        stub.answers(seen -> Reply.of(200, "{}"));
        stub.failLogIns(2);

        stub.service("dispatch").get("/v1/cases", DESK);

        assertThat(stub.logIns()).isEqualTo(3);
        assertThat(stub.seen().getLast().headers().get("Authorization")).containsExactly("Bearer token-3");
    }
}
