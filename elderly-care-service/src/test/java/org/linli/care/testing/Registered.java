package org.linli.care.testing;

import static org.linli.care.testing.Asking.as;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People as officers register them over the API; each has a name and birth date of their own unless told otherwise. */
public final class Registered {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Registered() {}

    /** What is told of a woman who lives alone in a grid. */
    public static Map<String, Object> told(String grid) {
        Map<String, Object> body = new HashMap<>();
        int next = NEXT.getAndIncrement();
        body.put("name", "老人" + next);
        body.put("birthDate", LocalDate.of(1935, 1, 1).plusDays(next).toString());
        body.put("sex", "female");
        body.put("area", grid);
        body.put("address", "幸福里3号楼2单元201室");
        body.put("phone", "13912345678");
        body.put("living", "alone");
        body.put("consent", true);
        body.put("homeVisits", true);
        return body;
    }

    public static Response register(String token, Map<String, Object> body) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/elders");
    }

    /** @return id */
    public static String in(String token, Map<String, Object> body) {
        return register(token, body).then().statusCode(201).extract().path("id");
    }
}
