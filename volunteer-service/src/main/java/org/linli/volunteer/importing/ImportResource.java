package org.linli.volunteer.importing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.problem.VolunteerProblem;

/** Lists that a city has already, as CSV: all of a list is taken over, or with one fault nothing. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
@RolesAllowed({"desk", "administrator"})
@Tag(name = "imports")
public class ImportResource {

    private static final String HOW =
            "UTF-8 with a header row; at most 5,000 rows; columns are in docs/city-pack.md. The same reference again is the"
                    + " same row. With a fault nothing changes: 400 with the faults; check=true: 200 with them, and what"
                    + " would have been done.";

    /**
     * What became of a list.
     *
     * @param unchanged rows that said nothing new
     * @param faults at most 1,000
     */
    @Schema(name = "ImportOutcome")
    public record OutcomeView(int rows, int made, int updated, int unchanged, List<FaultView> faults) {}

    /**
     * A rule that a row breaks.
     *
     * @param line from 1, where the row starts
     * @param column empty: the row as a whole
     */
    @Schema(name = "ImportFault")
    public record FaultView(int line, String column, String rule, String message) {}

    private final Importing importing;
    private final PeopleRows people;
    private final TeamRows teams;
    private final NeedRows needs;
    private final OfferRows offers;
    private final Actors actors;

    ImportResource(
            Importing importing, PeopleRows people, TeamRows teams, NeedRows needs, OfferRows offers, Actors actors) {
        this.importing = importing;
        this.people = people;
        this.teams = teams;
        this.needs = needs;
        this.offers = offers;
        this.actors = actors;
    }

    @POST
    @Path("/people-imports")
    @Operation(
            summary = "Import people of my areas as the desk enters them; administrators: of the city",
            description = HOW)
    public OutcomeView people(
            @QueryParam("check") @DefaultValue("false") boolean check,
            @Context HttpHeaders headers,
            byte @Nullable [] csv) {
        return imported(people, check, headers, csv);
    }

    @POST
    @Path("/team-imports")
    @Operation(
            summary = "Import teams of my areas; leader and members are references of imported people",
            description = HOW)
    public OutcomeView teams(
            @QueryParam("check") @DefaultValue("false") boolean check,
            @Context HttpHeaders headers,
            byte @Nullable [] csv) {
        return imported(teams, check, headers, csv);
    }

    @POST
    @Path("/need-imports")
    @Operation(
            summary = "Import needs of my areas, as drafts or open; one that was imported before is left alone",
            description = HOW)
    public OutcomeView needs(
            @QueryParam("check") @DefaultValue("false") boolean check,
            @Context HttpHeaders headers,
            byte @Nullable [] csv) {
        return imported(needs, check, headers, csv);
    }

    @POST
    @Path("/offer-imports")
    @Operation(
            summary = "Import offers of my areas, as drafts or published; one that was imported before is left alone",
            description = HOW)
    public OutcomeView offers(
            @QueryParam("check") @DefaultValue("false") boolean check,
            @Context HttpHeaders headers,
            byte @Nullable [] csv) {
        return imported(offers, check, headers, csv);
    }

    private <C> OutcomeView imported(RowImport<C> rows, boolean check, HttpHeaders headers, byte @Nullable [] csv) {
        Importing.Outcome outcome = importing.importing(rows, Asked.body(csv), check, actors.current());
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        List<FaultView> faults = outcome.faults().stream()
                .map(f -> new FaultView(f.line(), f.column(), f.rule(), f.message(language)))
                .toList();
        if (faults.isEmpty() || check) {
            return new OutcomeView(outcome.rows(), outcome.made(), outcome.updated(), outcome.unchanged(), faults);
        }
        throw Problem.of(VolunteerProblem.IMPORT_FAULTY)
                .detail("名单有错误,未作任何改动", "The list has faults; nothing was changed")
                .with("rows", outcome.rows())
                .with("made", 0)
                .with("updated", 0)
                .with("unchanged", 0)
                .with("faults", faults);
    }
}
