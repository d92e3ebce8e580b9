package org.linli.reporting.bulletin;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;
import org.linli.reporting.bulletin.Bulletins.Published;
import org.linli.reporting.scope.PublicReading;

/** Weekly bulletins, read by anyone. */
@Path("/v1/bulletins")
@Tag(name = "bulletins")
public class BulletinResource {

    /** The first is what a caller without a preference gets. */
    private static final List<Variant> FORMS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (Locale) null, null),
            new Variant(MediaType.TEXT_HTML_TYPE, (Locale) null, null));

    private final Bulletins bulletins;
    private final BulletinEvents events;
    private final BulletinPages pages;
    private final PublicReading reading;
    private final Freezing freezing;

    BulletinResource(
            Bulletins bulletins, BulletinEvents events, BulletinPages pages, PublicReading reading, Freezing freezing) {
        this.bulletins = bulletins;
        this.events = events;
        this.pages = pages;
        this.reading = reading;
        this.freezing = freezing;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(summary = "Bulletins with their latest revisions, the most recent week first")
    public Page<BulletinSummary> list(
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context HttpServerRequest request) {
        reading.take(request);
        int size = Page.limit(limit);
        String before = cursor == null ? null : Cursor.parse(cursor, 1).text(0);
        return Page.of(
                bulletins.before(before, size + 1).stream()
                        .map(b -> BulletinSummary.of(b, events.url(b)))
                        .toList(),
                size,
                last -> Cursor.of(last.week()));
    }

    @GET
    @Path("/{week}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
    @PermitAll
    @Operation(
            summary = "A bulletin: as JSON byte for byte as it was frozen, or as a page to read and print",
            description = "By Accept. The latest revision unless one is named; the page is in Chinese or English by"
                    + " Accept-Language.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = BulletinContent.class)),
                @Content(mediaType = "text/html")
            })
    public Response bulletin(
            @PathParam("week") String week,
            @QueryParam("revision") @Nullable String revision,
            @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
            @Context Request negotiation,
            @Context HttpServerRequest request) {
        reading.take(request);
        Variant chosen = negotiation.selectVariant(FORMS);
        if (chosen == null) {
            throw Problem.of(CommonProblem.NOT_ACCEPTABLE)
                    .detail("可提供 application/json 或 text/html", "There is application/json and text/html");
        }
        Published published = published(week, revision);
        return chosen.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)
                ? page(published, Language.of(acceptLanguage))
                : frozen(published);
    }

    private static Response frozen(Published published) {
        return Response.ok(published.content(), MediaType.APPLICATION_JSON_TYPE)
                .header("ETag", "\"" + published.sha256() + "\"")
                .header("Repr-Digest", "sha-256=:" + digest(published) + ":")
                .header("Vary", "Accept")
                .build();
    }

    private Response page(Published published, Language language) {
        String html = pages.html(freezing.read(published), published.sha256(), language);
        return Response.ok(html, "text/html;charset=UTF-8")
                .header("Content-Language", language.choose("zh", "en"))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Vary", "Accept, Accept-Language")
                .build();
    }

    private Published published(String week, @Nullable String revision) {
        return bulletins
                .of(Week.asked(week), revisionNumber(revision))
                .orElseThrow(() -> Problem.notFound("bulletin", "周报"));
    }

    private static @Nullable Integer revisionNumber(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int revision = Integer.parseInt(text);
            if (revision > 0) {
                return revision;
            }
        } catch (NumberFormatException unreadable) {
            // one message for both
        }
        throw Problem.invalid("revision", "range", "须为不小于 1 的整数", "must be a whole number from 1");
    }

    private static String digest(Published published) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(published.sha256()));
    }
}
