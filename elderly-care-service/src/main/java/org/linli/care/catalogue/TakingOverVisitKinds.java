package org.linli.care.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.Fault;
import org.linli.kit.identity.Actor;
import org.linli.kit.pack.PackFault;
import org.linli.kit.pack.PackOwner;

/** This service's side of the city pack: kinds of visits and what is done on them. */
@ApplicationScoped
class TakingOverVisitKinds implements PackOwner {

    private final VisitKinds kinds;
    private final Clock clock;

    TakingOverVisitKinds(VisitKinds kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public List<PackFault> check(SortedMap<String, byte[]> files) {
        return CityPack.read(files, clock).faults().stream()
                .map(TakingOverVisitKinds::fault)
                .toList();
    }

    @Override
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        kinds.takeOver(CityPack.read(files, clock).pack(), revision);
    }

    private static PackFault fault(Fault f) {
        return new PackFault(f.file(), f.line(), f.rule(), f.value(), f.warning(), f.zh(), f.en());
    }
}
