package org.linli.care.catalogue;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the city lets people choose from. */
@Path("/v1/visit-kinds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class VisitKindResource {

    /** A name in both languages. */
    @Schema(name = "CatalogueName")
    public record NameView(String zh, String en) {}

    /** @param mandatory a visit without it is not whole */
    @Schema(name = "VisitTask")
    public record TaskView(String code, NameView name, boolean mandatory) {}

    /**
     * What carers come for.
     *
     * @param minutes that it usually takes
     * @param skills that whoever comes has, all of them
     */
    @Schema(name = "VisitKind")
    public record KindView(String code, NameView name, int minutes, List<String> skills, List<TaskView> tasks) {}

    private final VisitKinds kinds;

    VisitKindResource(VisitKinds kinds) {
        this.kinds = kinds;
    }

    @GET
    @Authenticated
    @Operation(summary = "The city's kinds of visits, with what is done on each")
    public List<KindView> offered() {
        return kinds.offered().stream().map(VisitKindResource::view).toList();
    }

    private static KindView view(VisitKind kind) {
        return new KindView(
                kind.code(),
                new NameView(kind.nameZh(), kind.nameEn()),
                kind.minutes(),
                kind.skills(),
                kind.tasks().stream()
                        .map(task ->
                                new TaskView(task.code(), new NameView(task.nameZh(), task.nameEn()), task.mandatory()))
                        .toList());
    }
}
