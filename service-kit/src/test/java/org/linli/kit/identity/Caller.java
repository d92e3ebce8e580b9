package org.linli.kit.identity;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The test service's endpoint that tells callers who they are. */
@Path("/v1/caller")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
public class Caller {

    /** As far as the token says. */
    public record Told(String subject, String client, Set<String> roles) {}

    private final Actors actors;

    Caller(Actors actors) {
        this.actors = actors;
    }

    @GET
    public Told tell() {
        Actor actor = actors.current();
        return new Told(actor.subject(), actor.client(), actor.roles());
    }
}
