package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.citypack.Area;
import org.linli.citypack.CityPack;
import org.linli.dispatch.routing.CasePlace;
import org.linli.dispatch.routing.Route;
import org.linli.dispatch.routing.Routing;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.SampleCity;
import org.linli.dispatch.testing.Wire;

@QuarkusTest
class RegistryCopiesComponentTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Registry registry;

    @Inject
    Cities cities;

    @Inject
    Routing routing;

    @BeforeEach
    void intakeHasToldOfTheCity() {
        SampleCity.inForce();
        CityPack pack = SampleCity.pack();
        if (registry.area(pack.areas().getLast().code()).isEmpty()) {
            try (Wire wire = new Wire()) {
                wire.send(SampleCity.toldByIntake(pack, 1));
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> registry.area(pack.areas().getLast().code()).isPresent()
                        && registry.category(pack.categories().getLast().code()).isPresent()
                        && cities.now().street(pack.streets().getLast().code()).isPresent());
    }

    @Test
    void areasAndCategoriesAreKnownWithTheirFullNames() {
        AreaRef area = registry.area("ah-bq-01-01-g01").orElseThrow();
        CategoryRef category = registry.category("env-waste-litter").orElseThrow();

        assertThat(area.path()).isEqualTo("ah.ah-bq.ah-bq-01.ah-bq-01-01.ah-bq-01-01-g01");
        assertThat(area.fullName().zh()).isEqualTo("泊桥区古渡街道文庙社区第一网格");
        assertThat(area.fullName().en()).startsWith("Wenmiao Grid 1, ").endsWith("Boqiao District");
        assertThat(category.path()).isEqualTo("env.env-waste.env-waste-litter");
        assertThat(category.fullName().zh()).isEqualTo("市容环境 / 垃圾管理 / 道路暴露垃圾");
    }

    @Test
    void anUnknownAreaIsAbsentUntilItsEventArrives() {
        String code = "new-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(registry.area(code)).isEmpty();

        tell(area(code, "新网格", 1));

        await().until(() -> registry.area(code).isPresent());
    }

    @Test
    void anOlderRevisionNeverOverwritesANewerOne() {
        String code = "new-" + UUID.randomUUID().toString().substring(0, 8);
        String after = "new-" + UUID.randomUUID().toString().substring(0, 8);

        tell(area(code, "新名", 7), area(code, "旧名", 6), area(after, "后来", 1));

        await().until(() -> registry.area(after).isPresent());
        assertThat(registry.area(code).map(a -> a.name().zh())).hasValue("新名");
    }

    @Test
    void theCopyCanBeRebuiltFromTheTopic() throws SQLException {
        String code = "new-" + UUID.randomUUID().toString().substring(0, 8);
        Wire.Event told = area(code, "网格", 3);
        tell(told);
        await().until(() -> registry.area(code).isPresent());

        run("DELETE FROM area WHERE code = '" + code + "'");
        run("UPDATE registry_version SET token = gen_random_uuid()");
        await().until(() -> registry.area(code).isEmpty());
        tell(told);

        await().until(() -> registry.area(code).isPresent());
    }

    @Test
    void theApprovedExamplesAreAccepted() {
        String code = "new-" + UUID.randomUUID().toString().substring(0, 8);
        tell(
                example("linli.registry.areas", "linli.registry.area.v1", "ah-bq-01-03-g07\"", code + "\""),
                example("linli.registry.streets", "linli.registry.street.v1", "xingfu-1", code),
                example(
                        "linli.registry.categories",
                        "linli.registry.category.v1",
                        "\"road-pothole\"",
                        "\"" + code + "\""));

        await().until(() -> registry.area(code).isPresent()
                && registry.category(code).isPresent()
                && cities.now().street(code).isPresent());
    }

    @Test
    void aCaseGoesWhereTheRulesSayAtThatTimeOfDay() {
        CasePlace trade = new CasePlace("street-trade-vendor", "ah-bq-02-01", null, null, null);

        Route night =
                routing.choose(trade, Instant.parse("2026-03-03T12:00:00Z")).orElseThrow();
        Route day = routing.choose(trade, Instant.parse("2026-03-03T02:00:00Z")).orElseThrow();

        assertThat(night.ruleCode()).isEqualTo("night-trade");
        assertThat(night.leadUnit()).isEqualTo("so-wangta");
        assertThat(night.supportingUnits()).containsExactly("dept-urban");
        assertThat(day.ruleCode()).isNotEqualTo("night-trade");
        assertThat(registry.unit(day.leadUnit())).isPresent();
    }

    @Test
    void everyLeafIsRoutedAndCanBeFiledInEveryGrid() {
        CityPack pack = SampleCity.pack();
        Instant noon = Instant.parse("2026-03-03T04:00:00Z");
        List<String> grids = pack.areas().stream()
                .filter(a -> a.level().equals("grid"))
                .map(Area::code)
                .toList();

        pack.categories().stream().filter(c -> c.level() == 3).forEach(leaf -> {
            assertThat(registry.conditionsFor(leaf.code())).as(leaf.code()).isNotEmpty();
            grids.forEach(grid -> assertThat(routing.choose(new CasePlace(leaf.code(), grid, null, null, null), noon))
                    .as("%s in %s", leaf.code(), grid)
                    .isPresent());
        });
    }

    @Test
    void aPlaceOnAStreetIsFound() {
        var street = SampleCity.pack().streets().getFirst();
        var middle = street.line().getCoordinates()[0];

        assertThat(registry.streetAt(middle.x, middle.y)).isPresent();
        assertThat(registry.streetAt(middle.x + 1, middle.y)).isEmpty();
    }

    private static Wire.Event area(String code, String name, int revision) {
        return SampleCity.area(
                new Area(code, "ah-bq-01-01", "ah.ah-bq.ah-bq-01.ah-bq-01-01." + code, "grid", name, name),
                null,
                revision,
                false);
    }

    private static Wire.Event example(String topic, String type, String from, String to) {
        String json = Contract.example(topic, type).replace(from, to);
        return new Wire.Event(topic, to.replace("\"", ""), type, 1, Instant.now(), json);
    }

    private static void tell(Wire.Event... events) {
        try (Wire wire = new Wire()) {
            wire.send(new ArrayList<>(List.of(events)));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
