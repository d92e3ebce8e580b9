package org.linli.intake.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** Reports as officers read them. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportResource {

    private static final String STATES = Arrays.stream(ReportState.values())
            .filter(s -> s != ReportState.NEW)
            .map(ReportState::wire)
            .collect(Collectors.joining(", "));

    private final ReportTray tray;
    private final ReportViews views;
    private final ReportHistory history;
    private final Actors actors;

    ReportResource(ReportTray tray, ReportViews views, ReportHistory history, Actors actors) {
        this.tray = tray;
        this.views = views;
        this.history = history;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor"})
    @Operation(summary = "Reports of one's own areas, oldest first; due: verification runs out by then")
    public Page<ReportTray.Summary> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("number") @Nullable String number,
            @QueryParam("category") @Nullable String category,
            @QueryParam("area") @Nullable String area,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("due") @Nullable String due,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ReportTray.Query query = new ReportTray.Query(
                state(state), number, category, area, channel, due(due), Page.limit(limit), cursor);
        return tray.page(query, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor"})
    @Operation(summary = "One report; its ETag is what actions need as If-Match")
    public Response one(@PathParam("id") String id) {
        ReportViews.ReportView view = views.view(id(id), actors.current());
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor"})
    @Operation(summary = "Everything that was done to a report")
    public ReportHistory.HistoryView history(@PathParam("id") String id) {
        return history.history(id(id), actors.current());
    }

    /** @throws Problem not-found for what can be no id at all */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Reports.notFound();
        }
    }

    private static @Nullable ReportState state(@Nullable String wire) {
        if (wire == null) {
            return null;
        }
        return ReportState.of(wire)
                .orElseThrow(() -> Problem.invalid("state", "known", "须为其中之一:" + STATES, "must be one of: " + STATES));
    }

    private static @Nullable Instant due(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw Problem.invalid(
                    "due",
                    "time",
                    "须为带时区的时间,如 2026-03-09T08:00:00+08:00",
                    "must be RFC 3339, such as 2026-03-09T00:00:00Z");
        }
    }
}
