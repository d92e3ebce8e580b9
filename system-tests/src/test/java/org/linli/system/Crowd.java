package org.linli.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many who ask for places at once, over several processes of volunteer-service in turn. Whoever's call breaks off, or finds a
 * process gone, asks the next one.
 */
final class Crowd {

    /** Somebody asks for a place of a need. */
    record Asked(String need, String person) {}

    /** What they were told in the end. @param brokenOff how many of their calls ended without an answer before */
    record Told(Asked asked, int status, String body, int brokenOff) {

        JsonNode json() {
            return Json.of(body);
        }
    }

    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<String> urls;
    private final String token;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    /** @param token of the desk, which asks for all of them */
    Crowd(List<String> urls, String token) {
        this.urls = urls;
        this.token = token;
    }

    /** How many have been answered so far. */
    int answered() {
        return answered.get();
    }

    /** All ask, {@value #AT_ONCE} at a time; meanwhile something else may happen. */
    List<Told> ask(List<Asked> all, Runnable meanwhile) throws ExecutionException, InterruptedException {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Told>> told =
                    all.stream().map(asked -> people.submit(() -> ask(asked))).toList();
            meanwhile.run();
            List<Told> answers = new java.util.ArrayList<>();
            for (Future<Told> each : told) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private Told ask(Asked asked) throws InterruptedException {
        int brokenOff = 0;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            String url = urls.get(turn.getAndIncrement() % urls.size());
            try {
                HttpResponse<String> answer = http.send(request(url, asked), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 500) {
                    answered.incrementAndGet();
                    return new Told(asked, answer.statusCode(), answer.body(), brokenOff);
                }
                brokenOff++;
            } catch (ConnectException nobodyThere) {
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            } catch (IOException gone) {
                brokenOff++;
            }
        }
        throw new AssertionError("no answer to " + asked + " within " + PATIENCE);
    }

    private HttpRequest request(String url, Asked asked) {
        return HttpRequest.newBuilder(URI.create(url + "/v1/needs/" + asked.need() + "/claims"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"person\":\"" + asked.person() + "\"}"))
                .build();
    }
}
