package org.linli.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** One service of the platform over REST. Waits when told to (429, 503), renews a token once, and gives up clearly. */
public final class Service {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int TRIES = 12;
    private static final long LONGEST_PAUSE_S = 20;

    private final String name;
    private final URI base;
    private final HttpClient http;
    private final Tokens tokens;
    private final String language;
    private final Semaphore inFlight;

    /** @param atOnce how many requests may be on their way at the same time */
    public Service(String name, URI base, HttpClient http, Tokens tokens, String language, int atOnce) {
        this.name = name;
        this.base = base;
        this.http = http;
        this.tokens = tokens;
        this.language = language;
        this.inFlight = new Semaphore(atOnce);
    }

    public String name() {
        return name;
    }

    public URI base() {
        return base;
    }

    /** Reads as a person, or as nobody. @throws Refusal for a status from 400 @throws PartAway without an answer */
    public Answer get(String path, @Nullable Login who) {
        return send(request(path).GET(), "GET", path, who);
    }

    /** Every item of a list, page after page. @param path with a query, and without a cursor */
    public List<JsonNode> all(String path, @Nullable Login who) {
        List<JsonNode> items = new ArrayList<>();
        for (String page = path; page != null; ) {
            JsonNode found = get(page, who).body();
            found.path("items").forEach(items::add);
            JsonNode next = found.path("next");
            page = next.isTextual() ? path + "&cursor=" + next.asText() : null;
        }
        return items;
    }

    /** Does something as a person, or as nobody; {@code headers} such as If-Match or Idempotency-Key. */
    public Answer post(String path, @Nullable Object body, @Nullable Login who, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        headers.forEach(request::header);
        return send(request, "POST", path, who);
    }

    public Answer post(String path, Object body, @Nullable Login who) {
        return post(path, body, who, Map.of());
    }

    /** Changes what was seen with this ETag. */
    public Answer change(String path, @Nullable String etag, Object body, Login who) {
        return post(path, body, who, etag == null ? Map.of() : Map.of("If-Match", etag));
    }

    /** Puts something in the place of what was seen with this ETag. */
    public Answer put(String path, @Nullable String etag, Object body, Login who) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body)));
        if (etag != null) {
            request.header("If-Match", etag);
        }
        return send(request, "PUT", path, who);
    }

    /** Uploads a picture. */
    public Answer upload(String path, byte[] jpeg, @Nullable Login who) {
        return send(
                request(path).header("Content-Type", "image/jpeg").POST(HttpRequest.BodyPublishers.ofByteArray(jpeg)),
                "POST",
                path,
                who);
    }

    /** Sends a list as CSV. */
    public Answer postCsv(String path, byte[] csv, @Nullable Login who) {
        return postCsv(path, csv, who, Map.of());
    }

    /** Sends a list as CSV; {@code headers} such as Idempotency-Key. */
    public Answer postCsv(String path, byte[] csv, @Nullable Login who, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(csv));
        headers.forEach(request::header);
        return send(request, "POST", path, who);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Accept-Language", language);
    }

    private Answer send(HttpRequest.Builder request, String method, String path, @Nullable Login who) {
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            if (who != null) {
                request.setHeader("Authorization", "Bearer " + tokens.of(who));
            }
            HttpResponse<String> answer = once(request.build());
            int status = answer.statusCode();
            if (status == 401 && who != null && !renewed) {
                tokens.forget(who);
                renewed = true;
            } else if ((status == 429 || status == 503) && attempt < TRIES) {
                Pause.of(Duration.ofSeconds(Math.min(LONGEST_PAUSE_S, retryAfter(answer))));
            } else if (status == 503) {
                throw new PartAway(name + " (" + base + ")");
            } else if (status >= 400) {
                throw Refusal.of(name + " " + method + " " + path, status, read(answer.body()));
            } else {
                return new Answer(
                        status,
                        read(answer.body()),
                        answer.headers().firstValue("ETag").orElse(null));
            }
        }
    }

    private HttpResponse<String> once(HttpRequest request) {
        try {
            inFlight.acquire();
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofString());
            } finally {
                inFlight.release();
            }
        } catch (IOException away) {
            throw new PartAway(name + " (" + base + ")");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.because("已中断 · interrupted");
        }
    }

    private static long retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(1L);
    }

    private static JsonNode read(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return TextNode.valueOf(body);
        }
    }

    private static byte[] bytes(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
