package org.linli.reporting.indicator;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.reporting.scope.PublicReading;

/** What each indicator means, for anyone. */
@Path("/v1/indicator-definitions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "indicators")
public class DefinitionResource {

    private final Definitions definitions;
    private final PublicReading reading;

    DefinitionResource(Definitions definitions, PublicReading reading) {
        this.definitions = definitions;
        this.reading = reading;
    }

    @GET
    @PermitAll
    @Operation(summary = "What each indicator counts, divides and leaves out")
    public List<DefinitionView> definitions(@Context HttpServerRequest request) {
        reading.take(request);
        return definitions.all().stream().map(DefinitionView::of).toList();
    }
}
