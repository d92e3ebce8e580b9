package org.linli.kit.pack;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;

/** A city's reference data: shown, checked, and applied as a numbered revision. */
@Path("/v1/city-packs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "administration")
public class CityPackResource {

    private static final int MAX_FILES = 200;

    /** A whole pack: text of each file by its path inside the pack. */
    @Schema(name = "CityPack")
    public record PackBody(@Nullable Map<String, String> files) {}

    /** One fault or warning, in the language asked for. */
    @Schema(name = "CityPackFault")
    public record FaultView(String file, int line, String rule, String value, boolean warning, String message) {}

    /** What this service says of the pack; applicable when nothing but warnings was found. */
    @Schema(name = "CityPackCheck")
    public record CheckView(
            String digest,
            boolean applicable,
            @Nullable Integer appliedAsRevision,
            int latestRevision,
            List<FaultView> faults) {}

    /** Under which number to apply; every service gets the same. */
    @Schema(name = "CityPackApplication")
    public record ApplicationBody(@Nullable Integer revision) {}

    /** A revision that was applied. */
    @Schema(name = "CityPackRevision")
    public record RevisionView(int revision, String digest, Instant appliedAt) {}

    private final CityPacks packs;
    private final Actors actors;

    CityPackResource(CityPacks packs, Actors actors) {
        this.packs = packs;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Check a whole pack; changes nothing but keeps a faultless one for application")
    public CheckView check(@Nullable PackBody body, @Context HttpHeaders headers) {
        if (body == null
                || body.files() == null
                || body.files().isEmpty()
                || body.files().size() > MAX_FILES) {
            throw Problem.invalid("files", "count", "须有 1 至 200 个文件", "must hold 1 to 200 files");
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        body.files().forEach((name, text) -> {
            if (name.length() > 200 || text == null) {
                throw Problem.invalid("files", "name", "文件名过长或内容缺失", "a name is too long or has no content");
            }
            files.put(name, text.getBytes(StandardCharsets.UTF_8));
        });
        CityPacks.Checked checked = packs.show(files);
        Language language = Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return new CheckView(
                checked.digest(),
                checked.faults().stream().allMatch(PackFault::warning),
                checked.revision(),
                packs.applied().stream()
                        .mapToInt(CityPacks.Applied::revision)
                        .max()
                        .orElse(0),
                checked.faults().stream()
                        .map(f -> new FaultView(
                                f.file(), f.line(), f.rule(), f.value(), f.warning(), language.choose(f.zh(), f.en())))
                        .toList());
    }

    @POST
    @Path("/{digest}/application")
    @RolesAllowed("administrator")
    @Operation(summary = "Apply a checked pack as the revision given; repeating it changes nothing")
    public RevisionView apply(@PathParam("digest") String digest, @Nullable ApplicationBody body) {
        if (body == null || body.revision() == null || body.revision() < 1) {
            throw Problem.invalid("revision", "minimum", "须为不小于 1 的整数", "must be a whole number from 1");
        }
        CityPacks.Applied applied = packs.apply(digest, body.revision(), actors.current());
        return new RevisionView(applied.revision(), applied.digest(), applied.appliedAt());
    }

    @GET
    @RolesAllowed("administrator")
    @Operation(summary = "Revisions applied so far, oldest first")
    public List<RevisionView> revisions() {
        return packs.applied().stream()
                .map(a -> new RevisionView(a.revision(), a.digest(), a.appliedAt()))
                .toList();
    }
}
