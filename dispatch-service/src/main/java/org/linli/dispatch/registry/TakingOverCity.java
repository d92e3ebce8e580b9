package org.linli.dispatch.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.Fault;
import org.linli.citypack.ReadPack;
import org.linli.citypack.Unit;
import org.linli.kit.identity.Actor;
import org.linli.kit.pack.PackFault;
import org.linli.kit.pack.PackOwner;

/** Dispatch's side of the city pack: the format's rules, and those that only its own tables can tell. */
@ApplicationScoped
class TakingOverCity implements PackOwner {

    private static final String UNITS = "units.csv";

    private final LoadingCity loading;
    private final Cities cities;
    private final Instance<OpenOrders> openOrders;
    private final Clock clock;

    TakingOverCity(LoadingCity loading, Cities cities, Instance<OpenOrders> openOrders, Clock clock) {
        this.loading = loading;
        this.cities = cities;
        this.openOrders = openOrders;
        this.clock = clock;
    }

    @Override
    public List<PackFault> check(SortedMap<String, byte[]> files) {
        ReadPack read = CityPack.read(files, clock);
        List<PackFault> faults = new ArrayList<>(
                read.faults().stream().map(TakingOverCity::fault).toList());
        if (read.faultless()) {
            faults.addAll(unitFaults(read.pack(), files));
        }
        return faults;
    }

    @Override
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        loading.load(CityPack.read(files, clock).pack(), revision);
    }

    private List<PackFault> unitFaults(CityPack pack, SortedMap<String, byte[]> files) {
        Map<String, Unit> given = new HashMap<>();
        pack.units().forEach(unit -> given.put(unit.code(), unit));
        Map<String, Integer> lines = RowLines.of(files.get(UNITS), "code");
        Map<String, Long> open = openOrders.isResolvable() ? openOrders.get().countByUnit() : Map.of();
        List<PackFault> faults = new ArrayList<>();
        for (Kept<Unit> kept : cities.now().units()) {
            Unit before = kept.value();
            Unit now = given.get(before.code());
            if (now != null && !now.kind().equals(before.kind())) {
                faults.add(new PackFault(
                        UNITS,
                        lines.getOrDefault(now.code(), 0),
                        "units.kind-changed",
                        now.kind(),
                        false,
                        "单位 " + now.code() + " 原为 " + before.kind() + "，类别不可更改",
                        "Unit " + now.code() + " was a " + before.kind() + " before; its kind never changes"));
            }
            long orders = open.getOrDefault(before.code(), 0L);
            if (now == null && orders > 0) {
                faults.add(new PackFault(
                        UNITS,
                        0,
                        "units.open-orders",
                        before.code(),
                        true,
                        "单位 " + before.code() + " 已不在包中，但仍有 " + orders + " 件未办结工单",
                        "Unit " + before.code() + " is gone but has " + orders + " open orders"));
            }
        }
        return faults;
    }

    private static PackFault fault(Fault f) {
        return new PackFault(f.file(), f.line(), f.rule(), f.value(), f.warning(), f.zh(), f.en());
    }
}
