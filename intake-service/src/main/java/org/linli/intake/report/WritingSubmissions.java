package org.linli.intake.report;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.intake.idempotency.IdempotencyKeys;
import org.linli.intake.idempotency.KeyUse;
import org.linli.intake.photo.Photos;
import org.linli.intake.sql.BulkInsert;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.outbox.Outbox;

/** Writes a batch of submissions in one transaction: keys, reports, contacts, photos and the outbox, a statement each. */
@ApplicationScoped
class WritingSubmissions {

    /**
     * What became of one submission.
     *
     * @param receipt of this call, or of the first one under the same key
     * @param keyReused when the key belongs to a request that asked for something else
     */
    record Written(Receipt receipt, boolean keyReused) {}

    private static final int TIMEOUT_SECONDS = 30;

    private static final BulkInsert<Row> REPORTS = BulkInsert.<Row>into("report")
            .column("id", "uuid", r -> r.s().id())
            .text("number", r -> r.receipt().number())
            .column("version", "bigint", r -> 1L)
            .text("state", r -> r.s().state().wire())
            .text("text", r -> r.s().text())
            .text("channel", r -> r.s().channel())
            .text("client", r -> r.s().client())
            .text("subject", r -> r.s().subject())
            .text("category", r -> r.s().category())
            .text("attributes", r -> r.s().attributes())
            .column(
                    "longitude",
                    "float8",
                    r -> r.s().place() == null ? null : r.s().place().longitude())
            .column(
                    "latitude",
                    "float8",
                    r -> r.s().place() == null ? null : r.s().place().latitude())
            .column(
                    "given_longitude",
                    "float8",
                    r -> r.s().given() == null ? null : r.s().given().longitude())
            .column(
                    "given_latitude",
                    "float8",
                    r -> r.s().given() == null ? null : r.s().given().latitude())
            .text(
                    "given_datum",
                    r -> r.s().datum() == null ? null : r.s().datum().code())
            .text("address", r -> r.s().address())
            .text("area", r -> r.s().area())
            .text("first_area", r -> r.s().area())
            .time("submitted_at", r -> r.s().submittedAt())
            .time("verification_due", r -> r.s().due())
            .text("traceparent", r -> r.s().traceparent());

    private static final BulkInsert<Row> CONTACTS = BulkInsert.<Row>into("report_contact")
            .column("report_id", "uuid", r -> r.s().id())
            .text("name", r -> r.s().contactName())
            .text("phone", r -> r.s().contactPhone());

    private record Row(Submission s, Receipt receipt) {}

    private final AgroalDataSource database;
    private final ReportNumbers numbers;
    private final IdempotencyKeys keys;
    private final Photos photos;
    private final ReportEvents events;
    private final Outbox outbox;

    WritingSubmissions(
            AgroalDataSource database,
            ReportNumbers numbers,
            IdempotencyKeys keys,
            Photos photos,
            ReportEvents events,
            Outbox outbox) {
        this.database = database;
        this.numbers = numbers;
        this.keys = keys;
        this.photos = photos;
        this.events = events;
        this.outbox = outbox;
    }

    /** In the order given. */
    List<Written> write(List<Submission> submissions) {
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> writeInside(submissions));
    }

    private List<Written> writeInside(List<Submission> submissions) {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = numbered(connection, submissions);
            @Nullable Written[] written = new Written[rows.size()];
            List<Row> fresh = claimed(rows, written);
            REPORTS.run(connection, fresh);
            CONTACTS.run(
                    connection,
                    fresh.stream()
                            .filter(r -> r.s().contactName() != null || r.s().contactPhone() != null)
                            .toList());
            photos.attach(
                    fresh.stream().flatMap(r -> attachments(r.s()).stream()).toList());
            fresh.forEach(r ->
                    outbox.add(events.ofSubmission(r.s(), r.receipt().number()).toList(), r.s().traceparent()));
            return Arrays.stream(written).map(Objects::requireNonNull).toList();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private List<Row> numbered(Connection connection, List<Submission> submissions) throws SQLException {
        long[] figures = numbers.figures(connection, submissions.size());
        return IntStream.range(0, figures.length)
                .mapToObj(i -> {
                    Submission s = submissions.get(i);
                    String number = numbers.number(s.submittedAt(), figures[i]);
                    return new Row(s, new Receipt(s.id(), number, s.state().wire(), s.submittedAt()));
                })
                .toList();
    }

    /** Those that are to be written; the others get the answer of whoever used their key first. */
    private List<Row> claimed(List<Row> rows, @Nullable Written[] written) {
        Map<KeyUse.Name, IdempotencyKeys.Claim> first = new HashMap<>();
        for (Row row : rows) {
            if (row.s().key() != null) {
                first.putIfAbsent(
                        row.s().key().name(),
                        new IdempotencyKeys.Claim(row.s().key(), row.receipt().written()));
            }
        }
        Set<KeyUse.Name> taken = first.isEmpty() ? Set.of() : keys.take(List.copyOf(first.values()));
        Map<KeyUse.Name, IdempotencyKeys.Remembered> before = keys.remembered(
                first.keySet().stream().filter(name -> !taken.contains(name)).toList());
        List<Row> fresh = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            KeyUse key = row.s().key();
            String own = row.receipt().written();
            IdempotencyKeys.Claim claim = key == null ? null : first.get(key.name());
            if (key == null || (taken.contains(key.name()) && claim.answer().equals(own))) {
                fresh.add(row);
                written[i] = new Written(row.receipt(), false);
            } else if (taken.contains(key.name())) {
                written[i] = repeated(key, claim.use().bodyHash(), claim.answer());
            } else {
                IdempotencyKeys.Remembered was = before.get(key.name());
                if (was == null) {
                    // Forgotten for its age at this very moment; the next try finds the key free.
                    throw CoalescingWriter.busy();
                }
                written[i] = repeated(key, was.bodyHash(), was.answer());
            }
        }
        return fresh;
    }

    static Written repeated(KeyUse key, byte[] firstBody, String firstAnswer) {
        return new Written(Receipt.read(firstAnswer), !Arrays.equals(key.bodyHash(), firstBody));
    }

    private static List<Photos.Attachment> attachments(Submission s) {
        return IntStream.range(0, s.photos().size())
                .mapToObj(i -> new Photos.Attachment(s.photos().get(i), s.id(), "report", i))
                .toList();
    }
}
