package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.People;

/** Redemptions to read: one's own with their codes; a shop's, for the organisation of its unit, without codes and people. */
@ApplicationScoped
class RedemptionList {

    private final Database database;
    private final Redemptions redemptions;
    private final RedeemingFor redeemingFor;
    private final People people;
    private final PickUpCodes codes;

    RedemptionList(
            Database database, Redemptions redemptions, RedeemingFor redeemingFor, People people, PickUpCodes codes) {
        this.database = database;
        this.redemptions = redemptions;
        this.redeemingFor = redeemingFor;
        this.people = people;
        this.codes = codes;
    }

    /** What is asked for; each may be left out. */
    record Filter(
            @Nullable String shop,
            @Nullable String state,
            int limit,
            @Nullable String cursor) {}

    /** @throws Problem invalid-input, no-profile; not-found for a shop of another unit */
    @Transactional
    Page<RedemptionView> page(Filter filter, Actor actor) {
        int size = Page.limit(filter.limit());
        boolean ofShop = filter.shop() != null;
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        if (ofShop) {
            where.add("r.shop = ?");
            arguments.add(shopOf(actor, filter.shop()));
        } else {
            where.add("r.person = ?");
            arguments.add(people.required(actor.subject()).id());
        }
        if (filter.state() != null) {
            where.add("r.state = ?");
            arguments.add(state(filter.state()).wire());
        }
        if (filter.cursor() != null) {
            where.add("r.id < ?");
            arguments.add(Ids.ofCursor(filter.cursor()));
        }
        arguments.add(size + 1);
        List<RedemptionView> rows = database.list(
                Redemptions.SELECT + " WHERE " + String.join(" AND ", where) + " ORDER BY r.id DESC LIMIT ?",
                row -> {
                    Redemption redemption = Redemptions.read(row);
                    return RedemptionView.of(redemption, ofShop, ofShop ? null : codes.of(redemption.id()));
                },
                arguments.toArray());
        return Page.of(rows, size, view -> Cursor.of(view.id()));
    }

    /** @throws Problem not-found for everybody but who may act for the person, and the organisation of the shop's unit */
    @Transactional
    RedemptionView one(UUID id, Actor actor) {
        Redemption redemption = redemptions.byId(id).orElseThrow(Redemptions::unknown);
        if (redeemingFor.as(actor, redemption).isPresent()) {
            return RedemptionView.of(redemption, false, codes.of(id));
        }
        if (runs(actor, redemption.shop())) {
            return RedemptionView.of(redemption, true, null);
        }
        throw Redemptions.unknown();
    }

    private String shopOf(Actor actor, @Nullable String shop) {
        if (shop == null || !runs(actor, shop)) {
            throw Problem.notFound("shop", "该积分店");
        }
        return shop;
    }

    private boolean runs(Actor actor, String shop) {
        return database.first("SELECT unit FROM shop WHERE code = ?", row -> row.getString("unit"), shop)
                .filter(unit -> actor.mayFor(ItemTable.ORGANISATION, unit))
                .isPresent();
    }

    private static RedemptionState state(String text) {
        return Arrays.stream(RedemptionState.values())
                .filter(state -> state.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"));
    }
}
