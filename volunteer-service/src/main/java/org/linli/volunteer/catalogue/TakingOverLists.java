package org.linli.volunteer.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.linli.citypack.CityPack;
import org.linli.citypack.Fault;
import org.linli.citypack.ReadPack;
import org.linli.kit.identity.Actor;
import org.linli.kit.pack.PackFault;
import org.linli.kit.pack.PackOwner;

/** This service's side of the city pack: the lists of skills, kinds of needs and of certificates, and what service earns. */
@ApplicationScoped
class TakingOverLists implements PackOwner {

    private final CatalogueTable catalogue;
    private final EarningRuleTable earning;
    private final Clock clock;

    TakingOverLists(CatalogueTable catalogue, EarningRuleTable earning, Clock clock) {
        this.catalogue = catalogue;
        this.earning = earning;
        this.clock = clock;
    }

    @Override
    public List<PackFault> check(SortedMap<String, byte[]> files) {
        ReadPack read = CityPack.read(files, clock);
        List<PackFault> faults = new ArrayList<>(
                read.faults().stream().map(TakingOverLists::fault).toList());
        if (read.faultless()) {
            faults.addAll(earning.faults(read.pack().earningRules(), today(read.pack())));
        }
        return faults;
    }

    @Override
    public void apply(SortedMap<String, byte[]> files, int revision, Actor by) {
        CityPack pack = CityPack.read(files, clock).pack();
        catalogue.takeOver(pack, revision);
        earning.takeOver(pack.earningRules(), today(pack), revision);
    }

    private LocalDate today(CityPack pack) {
        return LocalDate.ofInstant(clock.instant(), pack.info().zone());
    }

    private static PackFault fault(Fault f) {
        return new PackFault(f.file(), f.line(), f.rule(), f.value(), f.warning(), f.zh(), f.en());
    }
}
