package org.linli.intake.area;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.intake.problem.IntakeProblem;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** The city's areas, for everybody. */
@Path("/v1/areas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city")
public class AreaResource {

    /** A name in the languages the city gives it in. */
    @Schema(name = "Name")
    public record Name(String zh, @Nullable String en) {}

    /** @param path codes from the city down, joined by dots */
    @Schema(name = "Area")
    public record AreaView(String code, @Nullable String parent, String path, String level, Name name) {}

    /**
     * @param place WGS84
     * @param areas from the city down to the grid
     * @param street code of the segment the place lies on
     */
    @Schema(name = "AreasAtPlace")
    public record AtPlace(
            Point place, List<AreaView> areas, @Nullable String street) {}

    private final Areas areas;

    AreaResource(Areas areas) {
        this.areas = areas;
    }

    @GET
    @PermitAll
    @Operation(summary = "Areas in the order of their codes; parent and level narrow the list")
    public Page<AreaView> list(
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("level") @Nullable String level,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        String after = cursor == null ? null : Cursor.parse(cursor, 1).text(0);
        List<AreaView> rows = areas.current().after(after, parent, level, size + 1).stream()
                .map(AreaResource::view)
                .toList();
        return Page.of(rows, size, a -> Cursor.of(a.code()));
    }

    @GET
    @Path("/at")
    @PermitAll
    @Operation(summary = "The areas of a point, from the city down to its grid")
    public AtPlace at(
            @QueryParam("longitude") @Nullable String longitude,
            @QueryParam("latitude") @Nullable String latitude,
            @QueryParam("datum") @Nullable String datum) {
        Datum given = ReadingPlace.datum("datum", datum);
        Point place =
                given.toWgs84(ReadingPlace.point("", number("longitude", longitude), number("latitude", latitude)));
        AreaMap map = areas.current();
        map.city();
        Area grid = map.gridAt(place)
                .orElseThrow(() -> Problem.of(IntakeProblem.OUTSIDE_THE_CITY)
                        .detail("该位置不在本市范围内", "The place is not inside the city"));
        List<AreaView> lineage =
                map.lineage(grid).stream().map(AreaResource::view).toList();
        return new AtPlace(place, lineage, map.streetAt(place).orElse(null));
    }

    private static AreaView view(Area area) {
        return new AreaView(
                area.code(), area.parent(), area.path(), area.level(), new Name(area.nameZh(), area.nameEn()));
    }

    private static @Nullable Double number(String field, @Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.invalid(field, "type", "须为数字", "must be a number");
        }
    }
}
