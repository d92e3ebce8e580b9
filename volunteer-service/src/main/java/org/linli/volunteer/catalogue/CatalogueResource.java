package org.linli.volunteer.catalogue;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the city lets people choose from. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class CatalogueResource {

    /** A name in both languages. */
    @Schema(name = "CatalogueName")
    public record NameView(String zh, String en) {}

    /** A skill, or a kind of certificate. */
    @Schema(name = "CatalogueCode")
    public record CodeView(String code, NameView name) {}

    /**
     * What volunteers can be asked for.
     *
     * @param minutes that it usually takes one of them
     * @param skills that it usually asks for; empty: anybody
     */
    @Schema(name = "NeedKind")
    public record KindView(String code, NameView name, int minutes, List<String> skills) {}

    private final CatalogueTable catalogue;

    CatalogueResource(CatalogueTable catalogue) {
        this.catalogue = catalogue;
    }

    @GET
    @Path("/skills")
    @Authenticated
    @Operation(summary = "The city's list of skills; empty: any code is taken")
    public List<CodeView> skills() {
        return codes(CityList.SKILLS);
    }

    @GET
    @Path("/certificate-kinds")
    @Authenticated
    @Operation(summary = "The city's list of kinds of certificates; empty: any code is taken")
    public List<CodeView> certificateKinds() {
        return codes(CityList.CERTIFICATE_KINDS);
    }

    @GET
    @Path("/need-kinds")
    @Authenticated
    @Operation(summary = "The city's list of kinds of needs; empty: any code is taken")
    public List<KindView> needKinds() {
        return catalogue.offered(CityList.NEED_KINDS).stream()
                .map(e -> new KindView(
                        e.code(),
                        new NameView(e.nameZh(), e.nameEn()),
                        Objects.requireNonNull(e.minutes()),
                        e.skills()))
                .toList();
    }

    private List<CodeView> codes(CityList list) {
        return catalogue.offered(list).stream()
                .map(e -> new CodeView(e.code(), new NameView(e.nameZh(), e.nameEn())))
                .toList();
    }
}
