package org.linli.citypack;

import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.locationtech.jts.geom.Polygon;

/**
 * A city as its pack describes it. Lists keep the order of their file: where "first" counts, it is the first here.
 *
 * @param grids polygon by code of the grid, sorted; WGS84, x = longitude, y = latitude, whole micro-degrees; neighbours
 *     share the same vertices
 * @param calendars by year, sorted; a year that is not there is unknown
 * @param logins for the local realm only
 * @param skills what volunteers can say they know; empty: any code
 * @param needKinds what they are asked for; empty: any code
 * @param certificateKinds what they can show a paper for; empty: any code
 * @param visitKinds what carers come for; empty: any code
 */
public record CityPack(
        Info info,
        List<Area> areas,
        Map<String, Polygon> grids,
        List<Street> streets,
        List<Category> categories,
        List<Attribute> attributes,
        List<Taxonomy> taxonomies,
        List<Unit> units,
        List<PostingRow> postings,
        List<Condition> conditions,
        List<Responsibility> responsibilities,
        List<Rule> routing,
        List<Reason> reasons,
        Map<Integer, List<CalendarDay>> calendars,
        WorkingHours hours,
        Clocks clocks,
        List<Login> logins,
        List<NamedCode> skills,
        List<NeedKind> needKinds,
        List<NamedCode> certificateKinds,
        List<EarningRule> earningRules,
        List<VisitKind> visitKinds,
        List<VisitTask> visitTasks) {

    public CityPack {
        areas = List.copyOf(areas);
        grids = Collections.unmodifiableMap(grids);
        streets = List.copyOf(streets);
        categories = List.copyOf(categories);
        attributes = List.copyOf(attributes);
        taxonomies = List.copyOf(taxonomies);
        units = List.copyOf(units);
        postings = List.copyOf(postings);
        conditions = List.copyOf(conditions);
        responsibilities = List.copyOf(responsibilities);
        routing = List.copyOf(routing);
        reasons = List.copyOf(reasons);
        calendars = Collections.unmodifiableMap(calendars);
        logins = List.copyOf(logins);
        skills = List.copyOf(skills);
        needKinds = List.copyOf(needKinds);
        certificateKinds = List.copyOf(certificateKinds);
        earningRules = List.copyOf(earningRules);
        visitKinds = List.copyOf(visitKinds);
        visitTasks = List.copyOf(visitTasks);
    }

    /**
     * Reads and checks a whole pack; never throws for what stands in it.
     *
     * @param files content by path inside the pack
     */
    public static ReadPack read(SortedMap<String, byte[]> files) {
        return read(files, Clock.systemUTC());
    }

    /** As {@link #read(SortedMap)}, with the clock that says what "valid today" means in the rules. */
    public static ReadPack read(SortedMap<String, byte[]> files, Clock clock) {
        return new PackReader(files, clock).read();
    }
}
