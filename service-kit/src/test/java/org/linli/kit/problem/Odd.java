package org.linli.kit.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLTransientConnectionException;
import java.util.UUID;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.consume.TransientFault;

/** The test service's endpoint that fails in every way there is. */
@Path("/v1/odd")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class Odd {

    /** A body with typed members. */
    public record Body(UUID id, int amount) {}

    @POST
    @Path("/{how}")
    public Body fail(@PathParam("how") String how, Body body) {
        switch (how) {
            case "bug" -> throw new IllegalStateException("password=secret of Mr Wang");
            case "away" -> throw new DatabaseFailed(new SQLTransientConnectionException("away"));
            case "on-its-way" -> throw new TransientFault("city pack");
            case "rule" ->
                throw Problem.invalid("amount", "range", "须为 1 至 10", "must be 1 to 10")
                        .with("given", body.amount());
            default -> {
                return body;
            }
        }
    }
}
