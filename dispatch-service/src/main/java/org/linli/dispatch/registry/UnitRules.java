package org.linli.dispatch.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.citypack.Unit;
import org.linli.kit.pack.PackFault;

/** Rules of docs/city-pack.md that compare a pack's units with those that are known already. */
final class UnitRules {

    static final String FILE = "units.csv";

    private UnitRules() {}

    /**
     * @param known units of earlier packs
     * @param given those of the pack
     * @param lines where each given unit stands in its file
     * @param openOrders how many, by unit
     */
    static List<PackFault> faults(
            Collection<Kept<Unit>> known, List<Unit> given, Map<String, Integer> lines, Map<String, Long> openOrders) {
        Map<String, Unit> byCode = new HashMap<>();
        given.forEach(unit -> byCode.put(unit.code(), unit));
        List<PackFault> faults = new ArrayList<>();
        for (Kept<Unit> kept : known) {
            Unit before = kept.value();
            Unit now = byCode.get(before.code());
            long open = openOrders.getOrDefault(before.code(), 0L);
            if (now != null && !now.kind().equals(before.kind())) {
                faults.add(kindChanged(before, now, lines.getOrDefault(now.code(), 0)));
            } else if (now == null && open > 0) {
                faults.add(gone(before.code(), open));
            }
        }
        return faults;
    }

    private static PackFault kindChanged(Unit before, Unit now, int line) {
        return new PackFault(
                FILE,
                line,
                "units.kind-changed",
                now.kind(),
                false,
                "单位 " + now.code() + " 原为 " + before.kind() + "，类别不可更改",
                "Unit " + now.code() + " was a " + before.kind() + " before; its kind never changes");
    }

    private static PackFault gone(String code, long open) {
        return new PackFault(
                FILE,
                0,
                "units.open-orders",
                code,
                true,
                "单位 " + code + " 已不在包中，但仍有 " + open + " 件未办结工单",
                "Unit " + code + " is gone but has " + open + " open orders");
    }
}
