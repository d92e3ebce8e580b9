package org.linli.care.risk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** Weather that puts old people at risk. */
@Path("/v1/weather-alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "risk")
public class WeatherResource {

    private final WeatherAlerts alerts;
    private final Actors actors;

    WeatherResource(WeatherAlerts alerts, Actors actors) {
        this.alerts = alerts;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "Alerts that go on or are ahead, in one's own areas")
    public List<WeatherAlerts.AlertView> standing() {
        return alerts.standing(actors.current());
    }

    @POST
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "Warn of weather in an area; everybody there is judged again")
    public Response tell(WeatherAlerts.@Nullable Body body) {
        return Response.status(Response.Status.CREATED)
                .entity(alerts.tell(Asked.body(body), actors.current()))
                .build();
    }

    @POST
    @Path("/{id}/end")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"desk", "duty-chief"})
    @Operation(summary = "The weather is over, or does not come")
    public void end(@PathParam("id") UUID id) {
        alerts.end(id, actors.current());
    }
}
