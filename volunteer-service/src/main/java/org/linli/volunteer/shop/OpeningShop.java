package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.registry.Areas;

/** The city lets a unit run a shop. */
@ApplicationScoped
class OpeningShop {

    /**
     * A shop as it is opened.
     *
     * @param code of the city's choice, for ever
     * @param name 1–100 characters
     * @param unit whose organisation runs it
     * @param area where it is, any level
     */
    @Schema(name = "ShopTold")
    public record ShopBody(
            @Nullable String code,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String area) {}

    private final Shops shops;
    private final Areas areas;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    OpeningShop(Shops shops, Areas areas, Database database, Audit audit, Clock clock) {
        this.shops = shops;
        this.areas = areas;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asked for again it stands as it was opened. @throws Problem invalid-input; conflict for a code of another shop */
    @Transactional
    Shop open(ShopBody body, Actor actor) {
        Shop shop = new Shop(
                Asked.code("code", body.code()),
                Asked.words("name", body.name(), 100),
                unit(body.unit()),
                Asked.code("area", body.area()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        areas.pathOf(shop.area(), "area");
        if (shops.insert(shop, actor.subject())) {
            audit.record(AuditEntry.of(shop.openedAt(), actor, "administrator", "open", "shop", shop.code())
                    .with(Map.of("unit", shop.unit())));
            return shop;
        }
        Shop before = shops.required(shop.code());
        if (!before.name().equals(shop.name())
                || !before.unit().equals(shop.unit())
                || !before.area().equals(shop.area())) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此代码已属另一积分店", "The code is that of another shop");
        }
        return before;
    }

    private String unit(@Nullable String told) {
        String code = Asked.code("unit", told);
        if (database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                .isEmpty()) {
            throw Problem.invalid("unit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }
}
