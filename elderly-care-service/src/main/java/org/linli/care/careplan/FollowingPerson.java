package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.elder.ElderChanged;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.Elders;

/** What was agreed follows the person: it ends when they have left, and its visits come again when they are back. */
@ApplicationScoped
class FollowingPerson implements ElderChanged {

    private final Elders elders;
    private final CareItems items;
    private final MovingItem moving;
    private final KeepingItems keeping;
    private final CityDay city;

    FollowingPerson(Elders elders, CareItems items, MovingItem moving, KeepingItems keeping, CityDay city) {
        this.elders = elders;
        this.items = items;
        this.moving = moving;
        this.keeping = keeping;
        this.city = city;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder) {
        Optional<ElderRef> person = elders.lock(elder);
        for (CareItem item : items.ofElder(elder)) {
            if (item.state() == ItemState.ENDED) {
                continue;
            }
            if (person.isEmpty() || !person.get().caredFor()) {
                moving.endBySystem(item, city.today(), "left");
            } else if (person.get().state() == ElderState.REGISTERED) {
                keeping.again(item.series());
            }
        }
    }
}
