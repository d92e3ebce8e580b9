package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.citypack.Unit;
import org.linli.kit.pack.PackFault;

class UnitRulesTest {

    private final Kept<Unit> roads = new Kept<>(unit("dept-roads", "department"), false);
    private final Kept<Unit> water = new Kept<>(unit("org-water", "organisation"), true);

    @Test
    void aUnitThatIsGoneWithOpenOrdersIsAWarning() {
        List<PackFault> faults = UnitRules.faults(List.of(roads, water), List.of(), Map.of(), Map.of("dept-roads", 3L));

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().rule()).isEqualTo("units.open-orders");
        assertThat(faults.getFirst().value()).isEqualTo("dept-roads");
        assertThat(faults.getFirst().warning()).isTrue();
        assertThat(faults.getFirst().zh()).contains("3 件");
    }

    @Test
    void aUnitThatStaysMayHaveOpenOrders() {
        assertThat(UnitRules.faults(List.of(roads), List.of(roads.value()), Map.of(), Map.of("dept-roads", 3L)))
                .isEmpty();
    }

    @Test
    void alsoARetiredUnitKeepsItsKindWhenItComesBack() {
        List<PackFault> faults = UnitRules.faults(
                List.of(water), List.of(unit("org-water", "department")), Map.of("org-water", 7), Map.of());

        assertThat(faults)
                .extracting(PackFault::rule, PackFault::line, PackFault::warning)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("units.kind-changed", 7, false));
    }

    @Test
    void aRowIsFoundAtTheLineWhereItBegins() {
        String csv = "name,code\r\n\"a\r\nb\",first\r\nc,second\r\n";

        assertThat(RowLines.of(csv.getBytes(StandardCharsets.UTF_8), "code"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("first", 2, "second", 4));
    }

    private static Unit unit(String code, String kind) {
        return new Unit(code, null, kind, code, code, null);
    }
}
