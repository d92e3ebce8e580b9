package org.linli.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.cli.StubPlatform;
import org.linli.cli.StubPlatform.Reply;
import org.linli.cli.api.Login;
import org.linli.cli.replay.CsvRows.RowFault;

class ImportReplayTest {

    private final StubPlatform stub = new StubPlatform();
    private final ImportReplay imports = new ImportReplay(
            stub.service("intake"), new Login("admin", "linli-cli"), new PrintStream(OutputStream.nullOutputStream()));

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void refusalsOfAnyBatchAreToldByTheLineOfTheFile() {
        stub.answers(seen -> Reply.of(200, """
                {"rows": [{"row": 1, "outcome": "accepted", "reportId": "r"},
                          {"row": 2, "outcome": "duplicate"},
                          {"row": 3, "outcome": "refused",
                           "refusal": {"field": "text", "rule": "length", "message": "too long"}}]}"""));

        imports.run("city", messages(203), Decisions.NONE);

        assertThat(stub.seen("POST", "/v1/imports")).hasSize(2);
        assertThat(imports.imported()).hasSize(2);
        assertThat(imports.known()).isEqualTo(2);
        assertThat(imports.refusals())
                .containsExactly(
                        new RowFault(104, "text (length): too long"), new RowFault(504, "text (length): too long"));
    }

    @Test
    void whoSentAMessageIsNotSent() {
        stub.answers(seen -> Reply.of(200, "{\"rows\": []}"));

        imports.run("city", messages(3), Decisions.NONE);

        JsonNode row = json(stub.seen("POST", "/v1/imports").getFirst().body())
                .path("rows")
                .get(0);
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("externalId", "submittedAt", "text", "subject", "answer", "answeredAt");
        assertThat(row.path("submittedAt").asText()).isEqualTo("2019-04-25T01:32:09Z");
    }

    /** Lines 100, 102, 104, …; a batch is 200, so the second starts with line 500. */
    private static List<Message> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Message(
                        100 + 2 * i,
                        "m" + i,
                        "subject",
                        Instant.parse("2019-04-25T01:32:09Z"),
                        "text",
                        "reply",
                        Instant.parse("2019-05-10T06:56:53Z")))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
