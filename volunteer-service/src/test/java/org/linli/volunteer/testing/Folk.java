package org.linli.volunteer.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The people of a {@link Town}: registers them and acts as they do. */
public final class Folk {

    private static final Random RANDOM = new Random();

    private final Town town;

    public Folk(Town town) {
        this.town = town;
    }

    /** A request with this token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    /** What somebody of this town tells of themselves. */
    public Map<String, Object> told(String name, @Nullable String phone) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("area", town.grid);
        if (phone != null) {
            body.put("phone", phone);
        }
        return body;
    }

    /** Registers somebody who signs in. @return their id */
    public String registered(String who) {
        Response answer =
                as(town.volunteer(who)).body(told("张" + who, mobile())).post("/v1/people");
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** Has the desk register somebody without a phone to sign in with. @return their id */
    public String registeredByDesk(String name) {
        Response answer = byDesk(told(name, null));
        answer.then().statusCode(201);
        return answer.path("id");
    }

    /** Has the desk register somebody, under a key of this call's own. */
    public Response byDesk(Map<String, Object> told) {
        return as(town.desk())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(told)
                .post("/v1/people");
    }

    /** The version of a person, as the desk sees it. */
    public String etag(String person) {
        Response answer = as(town.desk()).get("/v1/people/" + person);
        answer.then().statusCode(200);
        return answer.header("ETag");
    }

    /** A mobile number that nobody else of this run has, with some luck. */
    public static String mobile() {
        return "13" + (100_000_000 + RANDOM.nextInt(900_000_000));
    }

    /** Makes the calls at the same moment. */
    public static List<Response> together(List<Callable<Response>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        try (ExecutorService each = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Response>> answers = calls.stream()
                    .map(call -> each.submit(() -> {
                        barrier.await();
                        return call.call();
                    }))
                    .toList();
            List<Response> all = new java.util.ArrayList<>();
            for (Future<Response> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }
    }
}
