package org.linli.dispatch.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.Fault;
import org.linli.citypack.ReadPack;
import org.linli.kit.identity.Actor;
import org.linli.kit.pack.PackFault;
import org.linli.kit.pack.PackOwner;

/** Dispatch's side of the city pack: the format's rules, and those that only its own tables can tell. */
@ApplicationScoped
class TakingOverCity implements PackOwner {

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
            faults.addAll(UnitRules.faults(
                    cities.now().units(),
                    read.pack().units(),
                    RowLines.of(files.get(UnitRules.FILE), "code"),
                    openOrders.isResolvable() ? openOrders.get().countByUnit() : Map.of()));
        }
        return faults;
    }

    @Override
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        loading.load(CityPack.read(files, clock).pack(), revision);
    }

    private static PackFault fault(Fault f) {
        return new PackFault(f.file(), f.line(), f.rule(), f.value(), f.warning(), f.zh(), f.en());
    }
}
