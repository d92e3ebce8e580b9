package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** Keeps items, and makes their visits what the plan now says, in one transaction. */
@ApplicationScoped
class KeepingItems {

    private final CareItems items;
    private final GeneratingVisits generating;
    private final Audit audit;
    private final CityDay city;

    KeepingItems(CareItems items, GeneratingVisits generating, Audit audit, CityDay city) {
        this.items = items;
        this.audit = audit;
        this.generating = generating;
        this.city = city;
    }

    Instant now() {
        return city.now();
    }

    /** @return false when there is one already that it must not stand beside */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean begin(CareItem item) {
        boolean anew = items.insert(item, city.now());
        if (anew) {
            generating.generate(item.series());
        }
        return anew;
    }

    /** The service itself proposes it, by a level of risk; once of a kind, however many propose it at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void propose(CareItem item) {
        if (begin(item)) {
            audit.record(AuditEntry.of(
                            city.now(),
                            Actor.system("care"),
                            ItemTable.SYSTEM,
                            "propose",
                            AgreeingItem.ENTITY,
                            item.id().toString())
                    .with(Map.of(
                            "elder",
                            item.elder().toString(),
                            "kind",
                            item.terms().kind())));
        }
    }

    /** @return visits that are agreed on and that the plan would not give like that any more */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> save(CareItem item) {
        items.save(item);
        return generating.generate(item.series());
    }

    /** Ends one and begins the next of the same series. @return as {@link #save} */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> split(CareItem ended, CareItem next) {
        items.save(ended);
        items.insert(next, city.now());
        return generating.generate(next.series());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> again(UUID series) {
        return generating.generate(series);
    }
}
