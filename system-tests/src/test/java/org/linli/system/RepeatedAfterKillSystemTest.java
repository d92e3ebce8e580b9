package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A caller who repeats a call after the service died gets the first answer: nothing of it lived in the process only. */
class RepeatedAfterKillSystemTest {

    private final RunningCity city = RunningCity.get();

    @Test
    void aKeyIsHonouredByTheProcessThatComesAfterAKilledOne() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = new HashMap<>(Walk.report("门前路灯不亮 " + key, Walk.BY_RULE));
        Response first = submitted(key, body);
        assertThat(first.statusCode()).isEqualTo(201);

        city.platform().service("intake").kill();
        city.platform().startServices();

        Response repeated = submitted(key, body);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.asString()).isEqualTo(first.asString());
        body.put("text", "另一件事 " + key);
        submitted(key, body).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));
    }

    private Response submitted(String key, Map<String, Object> body) {
        return city.people()
                .as("resident")
                .header("Idempotency-Key", key)
                .body(body)
                .post(city.intake() + "/v1/reports");
    }
}
