package org.linli.care.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What tests ask of the service under test. */
public final class Asking {

    private Asking() {}

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).header("Accept-Language", "en").contentType("application/json");
    }

    /** Acts on a resource in the version it has now. */
    public static Response change(String token, String resource, String action, Map<String, ?> body) {
        return as(token).header("If-Match", version(token, resource)).body(body).post(resource + "/" + action);
    }

    /** The version of a resource as somebody sees it; {@code "1"} for who does not. */
    public static String version(String token, String resource) {
        String etag = as(token).get(resource).header("ETag");
        return etag == null ? "\"1\"" : etag;
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
