package org.linli.intake.importing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;

/** Moves a city's past over. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "administration")
public class ImportResource {

    private static final int MOST_ROWS = 500;
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,40}");

    /** Why a row was not taken. */
    @Schema(name = "ImportRefusal")
    public record Refusal(String field, String rule, String message) {}

    /**
     * What became of a row.
     *
     * @param row from 1, in the order given
     * @param outcome accepted, duplicate or refused
     */
    @Schema(name = "ImportOutcome")
    public record Outcome(
            int row,
            @Nullable String externalId,
            String outcome,
            @Nullable UUID reportId,
            @Nullable String number,
            @Nullable Refusal refusal) {}

    /** Counts and every row in its order. */
    @Schema(name = "ImportResult")
    public record Result(int accepted, int duplicates, int refused, List<Outcome> rows) {}

    private record Read(int row, PastReport past) {}

    private final ReadingRow reading;
    private final ImportingReports importing;
    private final Actors actors;

    ImportResource(ReadingRow reading, ImportingReports importing, Actors actors) {
        this.reading = reading;
        this.importing = importing;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Move past reports over; a row that is here already is left as it is")
    public Result take(@Nullable ImportBody body, @Context HttpHeaders headers) {
        if (body == null
                || body.source() == null
                || !SOURCE.matcher(body.source()).matches()) {
            throw Problem.invalid("source", "code", "须为 [a-z0-9-]{1,40}", "must be [a-z0-9-]{1,40}");
        }
        if (body.rows() == null || body.rows().isEmpty() || body.rows().size() > MOST_ROWS) {
            throw Problem.invalid("rows", "count", "须有 1 至 500 行", "must hold 1 to 500 rows");
        }
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        @Nullable Outcome[] outcomes = new Outcome[body.rows().size()];
        Map<String, Read> fresh = read(body, language, outcomes);
        Map<String, ImportingReports.Added> added = importing.add(
                body.source(), fresh.values().stream().map(Read::past).toList(), actors.current());
        fresh.forEach((externalId, read) -> {
            ImportingReports.Added report = added.get(externalId);
            outcomes[read.row()] = report == null
                    ? duplicate(read.row(), externalId)
                    : new Outcome(read.row() + 1, externalId, "accepted", report.reportId(), report.number(), null);
        });
        return result(outcomes);
    }

    private Map<String, Read> read(ImportBody body, Language language, @Nullable Outcome[] outcomes) {
        Map<String, Read> fresh = new LinkedHashMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            ImportBody.Row row = body.rows().get(i);
            try {
                PastReport past = reading.read(row);
                if (fresh.putIfAbsent(past.externalId(), new Read(i, past)) != null) {
                    outcomes[i] = duplicate(i, past.externalId());
                }
            } catch (Problem broken) {
                if (broken.errors().isEmpty()) {
                    throw broken;
                }
                outcomes[i] = refused(i, row == null ? null : row.externalId(), broken, language);
            }
        }
        return fresh;
    }

    private static Outcome duplicate(int index, String externalId) {
        return new Outcome(index + 1, externalId, "duplicate", null, null, null);
    }

    private static Outcome refused(int index, @Nullable String externalId, Problem broken, Language language) {
        Problem.FieldError error = broken.errors().getFirst();
        return new Outcome(
                index + 1,
                externalId,
                "refused",
                null,
                null,
                new Refusal(error.field(), error.rule(), language.choose(error.zh(), error.en())));
    }

    private static Result result(@Nullable Outcome[] outcomes) {
        int accepted = 0;
        int duplicates = 0;
        List<Outcome> rows = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome != null) {
                rows.add(outcome);
                accepted += outcome.outcome().equals("accepted") ? 1 : 0;
                duplicates += outcome.outcome().equals("duplicate") ? 1 : 0;
            }
        }
        return new Result(accepted, duplicates, rows.size() - accepted - duplicates, rows);
    }
}
