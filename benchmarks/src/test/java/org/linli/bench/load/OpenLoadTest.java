package org.linli.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server whose answers take as long as a test says. */
class OpenLoadTest {

    private final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private volatile Duration answerTakes = Duration.ZERO;
    private volatile int status = 201;
    private HttpServer server;
    private URI service;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes()));
            LockSupport.parkNanos(answerTakes.toNanos());
            byte[] answer = "{}".getBytes();
            exchange.sendResponseHeaders(
                    status, bodies.size() % 2 == 0 ? 0 : answer.length); // chunked every other time
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        service = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachRequestIsSentOnceAndItsAnswerCounted() {
        LoadRun run = load(4, new Schedule(200, Duration.ofMillis(500)));

        assertThat(run.answers()).isEqualTo(Map.of(201, 100L));
        assertThat(bodies).hasSize(100);
        assertThat(run.unsent()).isZero();
        assertThat(run.keptUp()).isTrue();
    }

    @Test
    void waitingForAFreeConnectionShowsInTheLatency() {
        answerTakes = Duration.ofMillis(50);

        LoadRun run = load(1, new Schedule(100, Duration.ofMillis(500)));

        assertThat(run.keptUp()).isFalse();
        assertThat(run.unsent()).isGreaterThan(30);
        assertThat(run.good() + run.unsent()).isEqualTo(50);
        assertThat(run.latency().max()).isGreaterThan(200);
    }

    @Test
    void aRefusalIsNotGood() {
        status = 503;

        LoadRun run = load(2, new Schedule(100, Duration.ofMillis(100)));

        assertThat(run.answers()).isEqualTo(Map.of(503, 10L));
        assertThat(run.good()).isZero();
    }

    @Test
    void anExchangeThatCannotGoOnEndsTheRun() {
        Exchange exchange = new Exchange() {
            @Override
            public byte[] request(long index) {
                return new Requests(service, "token").post("/", Map.of(), "{}");
            }

            @Override
            public void answered(long index, Reply reply) {
                throw new IllegalStateException("no more");
            }
        };

        assertThatThrownBy(() -> new OpenLoad(service, 2).run(new Schedule(100, Duration.ofSeconds(60)), exchange))
                .hasMessage("no more");
    }

    private LoadRun load(int connections, Schedule schedule) {
        Requests requests = new Requests(service, "token");
        return new OpenLoad(service, connections)
                .run(schedule, index -> requests.post("/v1/reports", Map.of(), "{\"index\":" + index + "}"));
    }
}
