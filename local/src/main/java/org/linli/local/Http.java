package org.linli.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Asking a part over HTTP whether it is ready. */
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Http() {}

    static boolean isOk(String url) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void awaitOk(String url, Duration patience, BooleanSupplier alive, String name, Path log) {
        var until = Instant.now().plus(patience);
        while (!isOk(url)) {
            if (!alive.getAsBoolean()) {
                throw new Trouble(name + " ended while starting (" + log + "):\n" + LogTail.of(log));
            }
            if (Instant.now().isAfter(until)) {
                throw new Trouble(name + " is not ready after " + patience.toSeconds() + " s (" + url + ", log " + log
                        + "):\n" + LogTail.of(log));
            }
            Pause.aMoment();
        }
    }
}
