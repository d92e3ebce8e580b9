package org.linli.care.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderBody;
import org.linli.care.problem.CareProblem;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;

/** Lists of people as a grid worker's round brings them. */
@Path("/v1/rounds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "register")
public class RoundResource {

    /** @param area every row is within it @param rows at most 5,000 */
    @Schema(name = "RoundTold")
    public record RoundBody(@Nullable String area, @Nullable List<@Nullable ElderBody> rows) {}

    /** @param line from 1; of rows in JSON: which of them @param column empty: the row as a whole */
    @Schema(name = "RoundFault")
    public record FaultView(int line, String column, String rule, String message) {}

    private static final String HOW =
            "A row registers somebody, or tells of somebody anew who has the same ID number in the area, or the same name, birth"
                    + " date and grid; what it leaves out stays as it was. With a fault nothing changes: 400 with line, column and"
                    + " rule of each. The same Idempotency-Key, the same answer.";

    private final SendingRound sending;
    private final ReadingRound reading;
    private final Actors actors;
    private final ObjectMapper json;

    RoundResource(SendingRound sending, ReadingRound reading, Actors actors, ObjectMapper json) {
        this.sending = sending;
        this.reading = reading;
        this.actors = actors;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(
            summary =
                    "Take a list of people over, whole or not at all; the grid worker of the grid, the desk of the area",
            description = HOW)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response rows(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @Nullable RoundBody body) {
        return answer(told(Asked.body(body)), key, language);
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(
            summary =
                    "Take a list of people over, whole or not at all; the grid worker of the grid, the desk of the area",
            description = HOW)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RoundView.class)))
    public Response csv(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language,
            @QueryParam("area") @Nullable String area,
            byte @Nullable [] csv) {
        return answer(ReadingCsv.read(Asked.code("area", area), Asked.body(csv)), key, language);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "What became of a list; the grid worker of the grid, the desk of the area")
    public RoundView one(@PathParam("id") UUID id) {
        return reading.read(id, actors.current());
    }

    private Response answer(ToldRows list, @Nullable String key, @Nullable String language) {
        try {
            return Response.status(Response.Status.CREATED)
                    .entity(sending.send(list, key, actors.current()))
                    .build();
        } catch (SendingRound.Faulty faulty) {
            Language chosen = Language.of(language);
            throw Problem.of(CareProblem.LIST_FAULTY)
                    .detail("名单有错误,未作任何改动", "The list has faults; nothing was changed")
                    .with(
                            "faults",
                            faulty.faults().stream()
                                    .map(f -> new FaultView(
                                            f.line(), f.column(), f.rule(), chosen.choose(f.zh(), f.en())))
                                    .toList());
        }
    }

    private ToldRows told(RoundBody body) {
        List<@Nullable ElderBody> told = Asked.given("rows", body.rows());
        Asked.atMost("rows", told, ToldRows.MOST);
        List<ToldRows.Row> rows = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            rows.add(new ToldRows.Row(i + 1, Asked.given("rows[" + i + "]", told.get(i))));
        }
        try {
            return new ToldRows(
                    Asked.code("area", body.area()), json.writeValueAsString(body), rows, List.of(), field -> field);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a body that was read can be written");
        }
    }
}
