package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Need;

/** What is offered that a need could use: published and free, of the same kind, within its reach, at a time of its window. */
@ApplicationScoped
class OffersForNeed {

    private static final int MOST = 100;
    private static final int MOST_LOOKED_AT = 2000;

    // An offer for a wider area is for everybody in it; where the tree has no area of the need's reach, that is the
    // city.
    private static final String FITTING = "SELECT " + Offers.COLUMNS + """
             FROM offer o
             JOIN need n ON n.id = ?
            CROSS JOIN LATERAL (
                  SELECT coalesce((SELECT a.path FROM area a
                                    WHERE a.level = n.reach AND starts_with(n.area_path || '.', a.path || '.')),
                                  split_part(n.area_path, '.', 1)) AS path) AS reach
            WHERE o.state = 'PUBLISHED' AND o.kind = n.kind AND o.taken < o.capacity AND o.first_day <= ? AND o.last_day >= ?
              AND (starts_with(o.area_path || '.', reach.path || '.') OR starts_with(n.area_path || '.', o.area_path || '.'))
            ORDER BY o.last_day, o.id
            LIMIT ?""";

    private final Database database;
    private final TakingContext context;
    private final OfferChronicle chronicle;

    OffersForNeed(Database database, TakingContext context, OfferChronicle chronicle) {
        this.database = database;
        this.context = context;
        this.chronicle = chronicle;
    }

    /** At most a hundred, the nearest first. @throws Problem not-found for others than its proposer and the officers of its area */
    @Transactional
    List<OfferViews.InList> fitting(UUID needId, Actor actor) {
        Need need = context.need(needId)
                .filter(found -> context.overlooks(actor, found))
                .orElseThrow(() -> Problem.notFound("need", "需求"));
        return database
                .list(
                        FITTING,
                        Offers::read,
                        needId,
                        chronicle.day(need.endsAt()),
                        chronicle.day(need.beginsAt()).minusDays(1),
                        MOST_LOOKED_AT)
                .stream()
                .filter(offer -> context.meet(offer, need))
                .sorted(Comparator.comparingInt(
                                (Offer offer) -> -common(offer.what().areaPath(), need.areaPath()))
                        .thenComparing(offer -> offer.what().lastDay())
                        .thenComparing(Offer::id))
                .limit(MOST)
                .map(OfferViews.InList::of)
                .toList();
    }

    /** How many steps from the city down two areas have in common. */
    static int common(String one, String other) {
        String[] left = one.split("\\.");
        String[] right = other.split("\\.");
        int same = 0;
        while (same < left.length && same < right.length && left[same].equals(right[same])) {
            same++;
        }
        return same;
    }
}
