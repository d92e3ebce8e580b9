package org.linli.intake.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.intake.report.ReportEvents;
import org.linli.intake.report.ReportEvents.Dossier;
import org.linli.intake.report.ReportNumbers;
import org.linli.intake.sql.BulkInsert;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;

/** Moves past reports over, set by set; one that is here already stays as it is. */
@ApplicationScoped
class ImportingReports {

    /** A report that is here now and was not before. */
    record Added(UUID reportId, String number) {}

    private record Numbered(PastReport past, String number, String source) {}

    private static final String CHANNEL = "import";

    private static final BulkInsert<Numbered> REPORTS = BulkInsert.<Numbered>into("report")
            .column("id", "uuid", n -> n.past().id())
            .text("number", Numbered::number)
            .column("version", "bigint", n -> 1L)
            .text("state", n -> "accepted")
            .text("text", n -> n.past().text())
            .text("heading", n -> n.past().heading())
            .text("channel", n -> CHANNEL)
            .text("client", n -> "")
            .text("category", n -> n.past().category())
            .text("address", n -> n.past().address())
            .text("area", n -> n.past().area())
            .text("first_area", n -> n.past().area())
            .time("submitted_at", n -> n.past().submittedAt())
            .time("accepted_at", n -> n.past().submittedAt())
            .text("import_source", Numbered::source)
            .text("external_id", n -> n.past().externalId())
            .ending("ON CONFLICT (import_source, external_id) WHERE import_source IS NOT NULL DO NOTHING"
                    + " RETURNING external_id");

    private static final BulkInsert<Numbered> ANSWERS = BulkInsert.<Numbered>into("report_answer_on_record")
            .column("report_id", "uuid", n -> n.past().id())
            .text("text", n -> n.past().history().answer())
            .time("answered_at", n -> n.past().answeredAt());

    private final AgroalDataSource database;
    private final ReportNumbers numbers;
    private final ReportEvents events;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final ObjectMapper json;

    ImportingReports(
            AgroalDataSource database,
            ReportNumbers numbers,
            ReportEvents events,
            Outbox outbox,
            Audit audit,
            Clock clock,
            ObjectMapper json) {
        this.database = database;
        this.numbers = numbers;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds those that are not here yet.
     *
     * @param past no external id twice
     * @return what was added, by external id
     */
    @Transactional
    Map<String, Added> add(String source, List<PastReport> past, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (Connection connection = database.getConnection()) {
            List<Numbered> numbered = numbered(connection, source, past);
            List<String> added = REPORTS.returning(connection, numbered, row -> row.getString(1));
            Map<String, Numbered> byId = new HashMap<>();
            numbered.forEach(n -> byId.put(n.past().externalId(), n));
            List<Numbered> fresh = added.stream().map(byId::get).toList();
            ANSWERS.run(
                    connection,
                    fresh.stream()
                            .filter(n -> n.past().history().answer() != null)
                            .toList());
            outbox.add(fresh.stream()
                    .flatMap(n -> events.recorded(dossier(n), now).stream())
                    .toList());
            if (!fresh.isEmpty()) {
                audit.record(AuditEntry.of(now, actor, "administrator", "import", "import", source)
                        .with(Map.of("rows", past.size(), "added", fresh.size())));
            }
            Map<String, Added> result = new HashMap<>();
            fresh.forEach(
                    n -> result.put(n.past().externalId(), new Added(n.past().id(), n.number())));
            return result;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    // In the order of their ids, so that two runs of one import wait for each other instead of dying in a deadlock.
    private List<Numbered> numbered(Connection connection, String source, List<PastReport> past) throws SQLException {
        List<PastReport> ordered = past.stream()
                .sorted(Comparator.comparing(PastReport::externalId))
                .toList();
        long[] figures = numbers.figures(connection, ordered.size());
        return IntStream.range(0, figures.length)
                .mapToObj(i -> new Numbered(
                        ordered.get(i), numbers.number(ordered.get(i).submittedAt(), figures[i]), source))
                .toList();
    }

    private Dossier dossier(Numbered n) {
        PastReport past = n.past();
        return new Dossier(
                past.id(),
                n.number(),
                past.text(),
                past.address(),
                null,
                past.area(),
                null,
                past.category(),
                past.taxonomies(),
                json.createObjectNode(),
                List.of(),
                CHANNEL,
                past.submittedAt(),
                past.submittedAt(),
                null,
                past.history());
    }
}
