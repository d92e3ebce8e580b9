package org.linli.citypack;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Reads file after file in the order in which they refer to each other. */
final class PackReader {

    private static final Set<String> FILES = Set.of(
            "pack.yaml",
            "areas.csv",
            "grids.geojson",
            "streets.csv",
            "streets.geojson",
            "categories.csv",
            "category_attributes.csv",
            "taxonomies.csv",
            "units.csv",
            "postings.csv",
            "conditions.yaml",
            "responsibilities.csv",
            "routing.yaml",
            "reasons.csv",
            HoursYaml.PATH,
            "clocks.yaml",
            LoginsCsv.PATH,
            NamedCodesCsv.SKILLS,
            NamedCodesCsv.CERTIFICATE_KINDS,
            NeedKindsCsv.PATH,
            EarningRulesCsv.PATH,
            VisitKindsCsv.KINDS,
            VisitKindsCsv.TASKS);

    private final SortedMap<String, byte[]> files;
    private final Clock clock;
    private final Faults faults = new Faults();

    PackReader(SortedMap<String, byte[]> files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    ReadPack read() {
        Reading bare = new Reading(files, faults, false);
        PackYaml packYaml = new PackYaml(bare);
        Listed<Info> info = packYaml.read();
        Reading reading = bare.inEnglishToo(info.value().languages().contains("en"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), info.value().zone());

        AreaTree areas = new AreasCsv(reading).read();
        packYaml.checkCity(info, areas);
        GridsGeoJson.Grids grids = new GridsGeoJson(reading, areas).read();
        Table<Taxonomy> taxonomies = new TaxonomiesCsv(reading).read();
        CategoryTree categories = new CategoriesCsv(reading, taxonomies).read();
        Table<Attribute> attributes = new AttributesCsv(reading, categories).read();
        UnitsCsv unitsCsv = new UnitsCsv(reading, areas);
        Table<Unit> units = unitsCsv.read();
        Table<PostingRow> postings = new PostingsCsv(reading, areas, units).read(today);
        unitsCsv.checkHandlers(units, postings, today);
        Table<Street> streets = new Streets(reading, grids.outline()).read(units, postings);
        Table<Condition> conditions = new ConditionsYaml(reading, categories, units).read();
        Table<Responsibility> responsibilities = new ResponsibilitiesCsv(reading, areas, categories, units).read();
        Table<Rule> routing = new RoutingYaml(reading, new RoutingYaml.Known(categories, areas, streets, units)).read();
        Table<Reason> reasons = new ReasonsCsv(reading).read();
        WorkingHours hours = new HoursYaml(reading).read();
        Map<Integer, List<CalendarDay>> calendars = new CalendarCsv(reading, hours).read();
        Clocks clocks = new ClocksYaml(reading).read();
        List<Login> logins = new LoginsCsv(reading, postings).read();
        NamedCodesCsv named = new NamedCodesCsv(reading);
        Table<NamedCode> skills = named.read(NamedCodesCsv.SKILLS);
        Table<NamedCode> certificateKinds = named.read(NamedCodesCsv.CERTIFICATE_KINDS);
        Table<NeedKind> needKinds = new NeedKindsCsv(reading, skills).read();
        Table<EarningRule> earningRules = new EarningRulesCsv(reading, needKinds).read();
        VisitKindsCsv visits = new VisitKindsCsv(reading);
        Table<VisitKind> visitKinds = visits.kinds(skills);
        Table<VisitTask> visitTasks = visits.tasks(visitKinds);
        checkFiles();

        if (faults.stopping()) {
            return new ReadPack(faults.sorted(), null);
        }
        return new ReadPack(
                faults.sorted(),
                new CityPack(
                        info.value(),
                        areas.list(),
                        grids.polygons(),
                        streets.list(),
                        categories.list(),
                        attributes.list(),
                        taxonomies.list(),
                        units.list(),
                        postings.list(),
                        conditions.list(),
                        responsibilities.list(),
                        routing.list(),
                        reasons.list(),
                        calendars,
                        hours,
                        clocks,
                        logins,
                        skills.list(),
                        needKinds.list(),
                        certificateKinds.list(),
                        earningRules.list(),
                        visitKinds.list(),
                        visitTasks.list()));
    }

    private void checkFiles() {
        for (String path : files.keySet()) {
            if (!FILES.contains(path) && !CalendarCsv.PATH.matcher(path).matches()) {
                faults.warn(Place.whole(path), "pack.file-unknown", path, "没有人读取此文件", "nobody reads this file");
            }
        }
    }
}
