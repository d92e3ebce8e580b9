package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Area;
import org.linli.intake.area.AreaMap;
import org.linli.intake.area.Areas;
import org.linli.intake.area.Datum;
import org.linli.intake.area.Point;
import org.linli.intake.area.ReadingPlace;
import org.linli.intake.problem.IntakeProblem;
import org.linli.kit.problem.Problem;

/** Finds out where a report belongs from what the reporter gave: a position, an area, an address. */
@ApplicationScoped
class Locating {

    /**
     * Where a report belongs.
     *
     * @param place in WGS84
     * @param given the same place as it was given, in {@code datum}
     */
    record Located(
            Area area,
            @Nullable Point place,
            @Nullable Point given,
            @Nullable Datum datum) {}

    private final Areas areas;

    Locating(Areas areas) {
        this.areas = areas;
    }

    /** @throws Problem invalid-input, or outside-the-city for a position in no grid */
    Located locate(SubmissionBody body) {
        AreaMap map = areas.current();
        Area city = map.city();
        Area named = body.area() == null ? null : named(map, body.area());
        if (body.place() != null) {
            return atPlace(map, body.place(), named);
        }
        if (named != null) {
            return new Located(named, null, null, null);
        }
        if (body.address() == null) {
            throw Problem.invalid("place", "required", "请给出位置坐标、地址或区域之一", "give a place, an address or an area");
        }
        return new Located(city, null, null, null);
    }

    private static Located atPlace(AreaMap map, SubmissionBody.PlaceBody body, @Nullable Area named) {
        Datum datum = ReadingPlace.datum("place.datum", body.datum());
        Point given = ReadingPlace.point("place", body.longitude(), body.latitude());
        Point place = datum.toWgs84(given);
        Area grid = map.gridAt(place)
                .orElseThrow(() -> Problem.of(IntakeProblem.OUTSIDE_THE_CITY)
                        .detail(
                                "该位置不在" + map.city().nameZh() + "范围内,请核对坐标与坐标系",
                                "The place is not inside the city; check the coordinates and their datum")
                        .field("place", "inside-the-city", "不在本市范围内", "outside the city"));
        if (named != null && !map.within(grid.code(), named.code())) {
            throw Problem.invalid("area", "holds-the-place", "坐标不在该区域内", "the place does not lie in this area");
        }
        return new Located(grid, place, given, datum);
    }

    private static Area named(AreaMap map, String code) {
        return map.find(code)
                .filter(a -> !a.retired())
                .orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "no such area"));
    }
}
