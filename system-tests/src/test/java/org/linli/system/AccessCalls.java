package org.linli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of the access list. Bodies are right in form but would change nothing: the version given is one that
 * nothing ever has, or the content is refused. Whoever gets as far as that was let through. There are eight thousand of
 * them, so they are made without REST Assured, which takes longer for a call than the service.
 */
final class AccessCalls {

    /** What somebody was told. */
    record Answer(int status, String body) {}

    private static final String STALE = "\"999999\"";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final RunningCity city;
    private final AccessParts parts;

    AccessCalls(RunningCity city, AccessParts parts) {
        this.city = city;
        this.parts = parts;
    }

    /** @param login who calls; null: somebody without a token */
    Answer make(AccessList.Line line, @Nullable String login) {
        HttpRequest.Builder call = HttpRequest.newBuilder(
                        URI.create(city.platform().service(line.service()).url() + address(line)))
                .timeout(PATIENCE)
                .header("Accept-Language", "en");
        if (login != null) {
            call.header("Authorization", "Bearer " + city.people().token(login));
        }
        if (line.method().equals("GET")) {
            return answer(call.GET());
        }
        if (line.path().equals("/v1/photos")) {
            return answer(
                    call.header("Content-Type", "image/jpeg").POST(BodyPublishers.ofByteArray(new byte[] {'n', 'o'})));
        }
        if (line.on().equals("an empty list")) {
            return answer(call.header("Content-Type", "text/csv").POST(BodyPublishers.ofString("reference\n")));
        }
        return answer(call.header("Content-Type", "application/json")
                .header("If-Match", STALE)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(line.method(), body(line)));
    }

    private BodyPublisher body(AccessList.Line line) {
        Object body = parts.body(line);
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.written(body));
    }

    private Answer answer(HttpRequest.Builder call) {
        try {
            HttpResponse<String> answer = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String address(AccessList.Line line) {
        if (line.path().equals("/v1/photos/{id}")) {
            String link = parts.mainLine().link(line.service());
            return line.on().equals("a link")
                    ? link
                    : link.replaceFirst("/photos/[^?]+", "/photos/" + UUID.randomUUID());
        }
        return parts.path(line) + (line.method().equals("GET") ? parts.query(line) : "");
    }
}
