package org.linli.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;
import org.linli.cli.api.Login;

class BringingBackTest {

    private static final UUID FIRST = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID HOPELESS = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID BEHIND = UUID.fromString("00000000-0000-4000-8000-000000000003");

    private final StubPlatform stub = new StubPlatform();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();

    BringingBackTest() {
        stub.answers(seen -> seen.method().equals("GET") ? list() : replay(seen.path()));
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void lettersThatComeToLightBehindAnotherAreBroughtBackToo() {
        open.add(FIRST);

        assertThat(back(null).replay(Map.of(), null)).isZero();

        assertThat(open).isEmpty();
        assertThat(printed()).contains("2 brought back, 0 left");
    }

    @Test
    void aLetterThatStillCannotBeHandledIsTriedOnceAndTold() {
        open.add(HOPELESS);

        assertThat(back(null).replay(Map.of(), null)).isEqualTo(1);

        assertThat(stub.seen("POST", "/v1/dead-letters")).hasSize(1);
        assertThat(printed()).contains("still cannot be handled", "bad ce_time");
    }

    @Test
    void mendedHeadersAndValueGoWithTheLetterThatWasNamed() {
        open.addAll(List.of(FIRST, HOPELESS));

        assertThat(back(FIRST).replay(Map.of("ce_time", "2026-01-01T00:00:00Z"), "{}"))
                .isZero();

        assertThat(stub.seen("POST", "/v1/dead-letters")).singleElement().satisfies(seen -> {
            assertThat(seen.path()).contains(FIRST.toString());
            assertThat(seen.body()).contains("\"ce_time\":\"2026-01-01T00:00:00Z\"", "\"value\":\"{}\"");
        });
    }

    @Test
    void nothingToDoIsNoFailureUnlessALetterWasNamed() {
        assertThat(back(null).replay(Map.of(), null)).isZero();
        assertThat(back(FIRST).replay(Map.of(), null)).isEqualTo(1);
        assertThat(back(null).list()).isZero();
    }

    private BringingBack back(@Nullable UUID id) {
        return new BringingBack(
                List.of(stub.service("intake")),
                new Login("admin", "linli-cli"),
                null,
                id,
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private Reply list() {
        return Reply.of(
                200,
                new TreeSet<>(open)
                        .stream()
                                .map(id -> "{\"id\":\"" + id
                                        + "\",\"channel\":\"cases\",\"topic\":\"t\",\"partition\":0,"
                                        + "\"offset\":1,\"key\":\"k\",\"reason\":\"bad ce_time\",\"deadAt\":\"2026\"}")
                                .collect(Collectors.joining(",", "[", "]")));
    }

    private Reply replay(String path) {
        UUID id = UUID.fromString(path.split("/")[3]);
        if (id.equals(HOPELESS)) {
            return Reply.of(409, "{\"type\":\"conflict\",\"title\":\"bad ce_time\"}");
        }
        open.remove(id);
        if (id.equals(FIRST) && open.isEmpty()) {
            open.add(BEHIND);
        }
        return Reply.of(200, "{\"followed\":0}");
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
