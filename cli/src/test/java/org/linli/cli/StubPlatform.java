package org.linli.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.cli.api.Service;
import org.linli.cli.api.Tokens;

/**
 * Says to the command line what a service might say, to see what it then decides. It stands for no service: whether the
 * services say it is shown end to end.
 */
public final class StubPlatform implements AutoCloseable {

    /** A request as it came. */
    public record Seen(String method, String path, String body, Map<String, List<String>> headers) {}

    /** What is answered. */
    public record Reply(int status, String body, Map<String, String> headers) {

        public static Reply of(int status, String body) {
            return new Reply(status, body, Map.of());
        }
    }

    /** Decides what to answer. */
    public interface Script {
        Reply to(Seen seen);
    }

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger failing = new AtomicInteger();
    private volatile Script script = request -> Reply.of(404, "{}");

    public StubPlatform() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public void answers(Script script) {
        this.script = script;
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** A service with this address, called with tokens from this address. */
    public Service service(String name) {
        HttpClient http = HttpClient.newHttpClient();
        return new Service(name, url(), http, new Tokens(url(), http, Clock.systemUTC(), null), "en", 4);
    }

    /** What came, less log-ins. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    public List<Seen> seen(String method, String pathStart) {
        return seen.stream()
                .filter(s -> s.method().equals(method) && s.path().startsWith(pathStart))
                .toList();
    }

    /** The next so many log-ins fail, as while the identity provider's database is away. */
    public void failLogIns(int times) {
        failing.set(times);
    }

    /** How many tokens were asked for. */
    public int logIns() {
        return tokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            Reply reply;
            if (path.endsWith("/protocol/openid-connect/token")) {
                int number = tokens.merge(body, 1, Integer::sum);
                reply = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? Reply.of(500, "")
                        : Reply.of(200, "{\"access_token\":\"token-" + number + "\",\"expires_in\":900}");
            } else {
                Seen request =
                        new Seen(exchange.getRequestMethod(), path, body, Map.copyOf(exchange.getRequestHeaders()));
                seen.add(request);
                reply = script.to(request);
            }
            reply.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
