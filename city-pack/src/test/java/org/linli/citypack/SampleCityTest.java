package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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

    private static ReadPack read() throws IOException {
        return CityPack.read(PackFolder.read(Path.of("../cities/anhe")), DAY);
    }
}
