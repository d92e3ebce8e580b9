package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record nobody can handle, on a real topic: {@code linli replay-dlq} shows it, and brings it back once mended. */
class DeadLetterSystemTest {

    private static final String WAITING = "SELECT count(*) FROM waiting_record WHERE key = ?";
    private static final String VERIFIED =
            "SELECT count(*) FROM report_fact WHERE report_id::text = ? AND verified_at IS NOT NULL";

    @TempDir
    Path folder;

    private final RunningCity city = RunningCity.get();
    private final Database reporting = new Database(city, "reporting");

    @Test
    void replayDlqBringsBackAMendedRecordAndWhatWaitedBehindIt() throws Exception {
        Walk walk = new Walk(city).submitted(Walk.BY_RULE);
        String key = walk.reportId();
        soon("SELECT count(*) FROM report_fact WHERE report_id::text = ? AND submitted_at IS NOT NULL", key, 1);
        Topic topic = new Topic(city.platform().kafka().bootstrapServers(), "linli.intake.reports");
        ConsumerRecord<String, byte[]> submitted = topic.first(key);
        topic.send(key, null, underAnotherId(submitted.headers()));
        soon("SELECT count(*) FROM dead_letter WHERE key = ?", key, 1);

        walk.verified();
        soon(WAITING, key, 1);
        Walk another = new Walk(city).submitted(Walk.BY_RULE).verified();
        soon(VERIFIED, another.reportId(), 1);
        assertThat(reporting.number(VERIFIED, key)).isZero();

        String listed = city.command("replay-dlq", "--list", "--service", "reporting");
        String line =
                listed.lines().filter(l -> l.contains("key=" + key)).findFirst().orElseThrow();
        assertThat(line).contains("reporting/reports", "linli.intake.reports[" + submitted.partition() + "]@");
        assertThat(listed).contains("value: null");
        String letter = line.substring(0, line.indexOf(' '));
        assertThatThrownBy(() -> city.command("replay-dlq", "--id", letter))
                .hasMessageContaining("ended with 1")
                .hasMessageContaining("still cannot be handled");
        assertThat(reporting.number(WAITING, key)).isEqualTo(1);

        Path value = Files.write(folder.resolve("value.json"), submitted.value());
        assertThat(city.command("replay-dlq", "--id", letter, "--value", value.toString()))
                .contains("handled, 1 followed", "1 brought back, 0 left");

        assertThat(reporting.number(VERIFIED, key)).isEqualTo(1);
        assertThat(reporting.number(WAITING, key)).isZero();
        assertThat(city.command("replay-dlq", "--list", "--service", "reporting"))
                .doesNotContain(key);
        walk.accepted();
        soon("SELECT count(*) FROM report_fact WHERE report_id::text = ? AND accepted_at IS NOT NULL", key, 1);
    }

    private static Headers underAnotherId(Headers headers) {
        Headers other = new RecordHeaders(headers);
        other.remove("ce_id");
        other.add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return other;
    }

    private void soon(String sql, String key, long expected) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(reporting.number(sql, key)).isEqualTo(expected));
    }
}
