package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class SampleCityTest {

    private static final Clock DAY = Clock.fixed(Instant.parse("2026-11-22T04:00:00Z"), ZoneOffset.UTC);

    @Test
    void theSampleCityHasNeitherFaultNorWarning() throws IOException {
        assertThat(read().faults()).isEmpty();
    }

    @Test
    void theSampleCityIsOfRealisticSize() throws IOException {
        CityPack city = read().pack();

        Map<String, Long> levels =
                city.areas().stream().collect(Collectors.groupingBy(Area::level, Collectors.counting()));
        assertThat(levels)
                .containsEntry("subdistrict", 5L)
                .containsEntry("community", 23L)
                .containsEntry("grid", 232L);
        assertThat(city.grids()).hasSize(232);
        assertThat(gridWorkers(city)).isEqualTo(344);
        assertThat(city.units().stream().filter(u -> u.kind().equals("department")))
                .hasSize(24);
        assertThat(city.responsibilities()).hasSize(778);
        assertThat(city.categories().stream().filter(c -> c.level() == 3)).hasSizeGreaterThanOrEqualTo(120);
        assertThat(leavesWithConditions(city)).isGreaterThanOrEqualTo(40);
        assertThat(city.calendars()).containsOnlyKeys(2024, 2025, 2026);
    }

    @Test
    void theSampleCityHasVolunteersInEveryGrid() throws IOException {
        CityPack city = read().pack();
        List<Map<String, String>> people = list("people");

        assertThat(people).hasSize(1_200);
        assertThat(people.stream().map(p -> p.get("area")).distinct())
                .containsExactlyInAnyOrderElementsOf(city.grids().keySet());
        assertThat(people)
                .filteredOn(p -> of(p, "skills").contains("social-work"))
                .hasSize(200);
        assertThat(people)
                .filteredOn(p -> p.get("certificate_kind").equals("social-worker"))
                .hasSize(40)
                .allMatch(p -> of(p, "skills").contains("social-work"));
        assertThat(people).extracting(p -> p.get("phone")).allMatch(phone -> phone.matches("(1300000\\d{4})?"));
        assertThat(list("teams")).hasSize(30);
        assertThat(list("needs")).hasSize(300);
        assertThat(list("offers")).hasSize(341);
    }

    @Test
    void theListsOfTheSampleCityNameOnlyWhatItsPackKnows() throws IOException {
        CityPack city = read().pack();
        Set<String> skills = city.skills().stream().map(NamedCode::code).collect(Collectors.toSet());
        Set<String> kinds = city.needKinds().stream().map(NeedKind::code).collect(Collectors.toSet());
        Set<String> areas = city.areas().stream().map(Area::code).collect(Collectors.toSet());
        Set<String> units = city.units().stream().map(Unit::code).collect(Collectors.toSet());
        units.add("");

        for (String name : List.of("people", "teams", "needs")) {
            assertThat(list(name).stream().flatMap(row -> of(row, "skills").stream()))
                    .as(name)
                    .isSubsetOf(skills);
        }
        for (String name : List.of("people", "teams", "needs", "offers")) {
            assertThat(list(name)).as(name).extracting(row -> row.get("area")).isSubsetOf(areas);
        }
        assertThat(list("people")).extracting(row -> row.get("work_unit")).isSubsetOf(units);
        assertThat(list("offers")).extracting(row -> row.get("unit")).isSubsetOf(units);
        assertThat(list("needs")).extracting(row -> row.get("kind")).isSubsetOf(kinds);
        assertThat(list("offers")).extracting(row -> row.get("kind")).isSubsetOf(kinds);
        assertThat(city.needKinds()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void theGridsOfTheSampleCityAddUpToItsOutline() throws IOException {
        CityPack city = read().pack();

        double grids =
                city.grids().values().stream().mapToDouble(p -> p.getArea()).sum();
        double outline = UnaryUnionOp.union(city.grids().values()).getArea();

        assertThat(grids).isCloseTo(outline, offset(1e-12));
    }

    private static long gridWorkers(CityPack city) {
        return city.postings().stream()
                .filter(p -> p.role().equals("grid-worker") && city.grids().containsKey(p.area()))
                .map(PostingRow::subject)
                .distinct()
                .count();
    }

    private static long leavesWithConditions(CityPack city) {
        var withOwn = city.conditions().stream().map(Condition::category).collect(Collectors.toSet());
        return city.categories().stream()
                .filter(c -> c.level() == 3 && withOwn.contains(c.code()))
                .count();
    }

    private static List<String> of(Map<String, String> row, String column) {
        return row.get(column).isEmpty() ? List.of() : List.of(row.get(column).split(";"));
    }

    /** A list of the folder {@code volunteering}, with whatever columns it has. */
    private static List<Map<String, String>> list(String name) throws IOException {
        byte[] csv = PackFolder.read(Path.of("../cities/anhe", PackFolder.VOLUNTEERING))
                .get(name + ".csv");
        List<String> columns = List.of(new String(csv, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(","));
        CsvList list = CsvList.read(name, csv, "reference", columns);
        assertThat(list.faults()).isEmpty();
        return list.rows().stream().map(CsvList.Row::cells).toList();
    }

    private static ReadPack read() throws IOException {
        return CityPack.read(PackFolder.read(Path.of("../cities/anhe")), DAY);
    }
}
