package org.linli.volunteer.shop;

import static org.linli.volunteer.shop.ItemState.DRAFT;
import static org.linli.volunteer.shop.ItemState.OFFERED;
import static org.linli.volunteer.shop.ItemState.WITHDRAWN;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to an item of a shop. It begins as a draft; price and title never change. */
final class ItemTable {

    static final String ORGANISATION = "organisation";
    static final String OFFER = "offer";
    static final String WITHDRAW = "withdraw";
    static final String CHANGE_STOCK = "change-stock";

    /** @param lastDayIsOver whether nothing could be redeemed any more */
    record Context(boolean lastDayIsOver) {}

    static final Transitions<ItemState, Context> ITEM = Transitions.of(
            "Shop item",
            from(DRAFT).on(OFFER).by(ORGANISATION).when(lastDayAhead()).to(OFFERED),
            from(DRAFT, OFFERED).on(WITHDRAW).by(ORGANISATION).to(WITHDRAWN),
            from(DRAFT).on(CHANGE_STOCK).by(ORGANISATION).to(DRAFT),
            from(OFFERED).on(CHANGE_STOCK).by(ORGANISATION).to(OFFERED));

    private ItemTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<ItemState, Context> from(ItemState first, ItemState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<Context> lastDayAhead() {
        return new Guard<>("last-day", "末日已过", "its last day is not over", c -> !c.lastDayIsOver());
    }
}
