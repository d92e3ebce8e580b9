package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Items as far as somebody may see and change them: the desk of the area changes, the grid's worker and the duty chief read. */
@ApplicationScoped
class ItemsInSight {

    private static final String[] READERS = {ItemTable.DESK, "grid-worker", "duty-chief"};

    /** An item with its person, and with its series as it is locked. */
    record Locked(CareItem item, ElderRef elder, Plans.Plan plan) {}

    private final CareItems items;
    private final Elders elders;
    private final Plans plans;

    ItemsInSight(CareItems items, Elders elders, Plans plans) {
        this.items = items;
        this.elders = elders;
        this.plans = plans;
    }

    static Problem unknown() {
        return Problem.notFound("item of a care plan", "该服务项目");
    }

    /** @throws Problem not-found, also for who may not see it */
    @Transactional
    CareItem read(UUID id, Actor actor) {
        CareItem item = items.find(id).orElseThrow(ItemsInSight::unknown);
        elders.find(item.elder()).filter(each -> reads(actor, each)).orElseThrow(ItemsInSight::unknown);
        return item;
    }

    /** @throws Problem not-found, also for who may not see them */
    @Transactional
    ElderRef person(UUID elder, Actor actor) {
        return elders.find(elder).filter(each -> reads(actor, each)).orElseThrow(Elders::unknown);
    }

    /** @throws Problem not-found; not-allowed for who may only read */
    @Transactional
    CareItem ofDesk(UUID id, Actor actor) {
        CareItem item = read(id, actor);
        actor.requireIn(elders.find(item.elder()).orElseThrow().areaPath(), ItemTable.DESK);
        return item;
    }

    /** The person before their series, as everybody locks them. @throws Problem not-found, not-allowed, stale */
    @Transactional(Transactional.TxType.MANDATORY)
    Locked locked(UUID id, long seen, Actor actor) {
        CareItem before = ofDesk(id, actor);
        ElderRef elder = elders.lock(before.elder()).orElseThrow(ItemsInSight::unknown);
        Plans.Plan plan = plans.locked(before.series());
        CareItem item = plan.item(id);
        // Whoever was merged meanwhile has taken the item along.
        if (!item.elder().equals(elder.id())) {
            throw unknown();
        }
        IfMatch.check(seen, item.version(), item.state().wire());
        return new Locked(item, elder, plan);
    }

    /** @return the state after the action @throws org.linli.kit.state.Refused as the table says */
    static ItemState decide(CareItem item, String action, String role, boolean reason) {
        return ItemTable.ITEM
                .decide(item.state(), action, Set.of(role), new ItemTable.Context(reason))
                .to();
    }

    private static boolean reads(Actor actor, ElderRef elder) {
        for (String role : READERS) {
            if (actor.mayIn(role, elder.areaPath())) {
                return true;
            }
        }
        return false;
    }
}
