package org.linli.volunteer.claim;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What service earns, for everybody to read. */
@Path("/v1/earning-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class EarningRulesResource {

    /**
     * A rule as it is added.
     *
     * @param kind of need; left out: every kind without a rule of its own
     * @param evidence grade 0–4
     * @param currency community-points, unit-points or minutes
     * @param perHour 0–10,000
     * @param endsAfterDays 1–36,500; left out: what is earned has no end, as minutes never have
     * @param validFrom {@code 2027-01-01}, a day still to come
     */
    @Schema(name = "EarningRuleTold")
    public record RuleBody(
            @Nullable String kind,
            @Nullable Integer evidence,
            @Nullable String currency,
            @Nullable Integer perHour,
            @Nullable Integer endsAfterDays,
            @Nullable String validFrom) {}

    /** A rule as it stands. */
    @Schema(name = "EarningRule")
    public record RuleView(
            long id,
            @Nullable String kind,
            int evidence,
            String currency,
            int perHour,
            @Nullable Integer endsAfterDays,
            LocalDate validFrom) {

        static RuleView of(EarningRules.Numbered numbered) {
            EarningRule rule = numbered.rule();
            return new RuleView(
                    numbered.id(),
                    rule.kind(),
                    rule.evidence(),
                    rule.currency().code(),
                    rule.perHour(),
                    rule.endsAfterDays(),
                    rule.validFrom());
        }
    }

    private final EarningRules rules;
    private final AddingEarningRule adding;
    private final Actors actors;

    EarningRulesResource(EarningRules rules, AddingEarningRule adding, Actors actors) {
        this.rules = rules;
        this.adding = adding;
        this.actors = actors;
    }

    @GET
    @Authenticated
    @Operation(
            summary = "What service earns, in the order the rules were added",
            description =
                    "kind: its own rules and those of every kind. on: only those that count on that day; with both,"
                            + " exactly the rules that count for this kind on that day.")
    public Page<RuleView> rules(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("on") @Nullable String on,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        long after = cursor == null ? 0 : Cursor.parse(cursor, 1).number(0);
        List<RuleView> found = rules
                .page(
                        kind == null ? null : Asked.code("kind", kind),
                        on == null ? null : day("on", on),
                        after,
                        size + 1)
                .stream()
                .map(RuleView::of)
                .toList();
        return Page.of(found, size, rule -> Cursor.of(rule.id()));
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(
            summary = "Add a rule from a day still to come; never changed afterwards",
            description =
                    "201; 200 with the rule that stands already when it says the same, so that it can be repeated.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Response add(@Nullable RuleBody body) {
        RuleBody told = Asked.body(body);
        EarningRule rule = EarningRule.told(
                told.kind(),
                told.evidence(),
                told.currency(),
                told.perHour(),
                told.endsAfterDays(),
                day("validFrom", Asked.given("validFrom", told.validFrom())));
        AddingEarningRule.Added added = adding.add(rule, actors.current());
        return Response.status(added.fresh() ? 201 : 200)
                .entity(RuleView.of(added.rule()))
                .build();
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > 9999) {
                throw Problem.invalid(field, "date", "须为日期,如 2027-01-01", "must be a date, such as 2027-01-01");
            }
            return day;
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(field, "date", "须为日期,如 2027-01-01", "must be a date, such as 2027-01-01");
        }
    }
}
