package org.linli.volunteer.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.consume.TransientFault;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.catalogue.NeedKinds;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedContext;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.need.Wanted;
import org.linli.volunteer.registry.Areas;

/** What another service asks for becomes one need, open at once: whoever asked has reviewed it. */
@ApplicationScoped
public class OpeningNeedOfOrigin {

    private final HeardOfOrigins heard;
    private final Areas areas;
    private final NeedKinds kinds;
    private final Needs needs;
    private final ClaimsOfNeed claims;
    private final NeedChronicle chronicle;

    OpeningNeedOfOrigin(
            HeardOfOrigins heard,
            Areas areas,
            NeedKinds kinds,
            Needs needs,
            ClaimsOfNeed claims,
            NeedChronicle chronicle) {
        this.heard = heard;
        this.areas = areas;
        this.kinds = kinds;
        this.needs = needs;
        this.claims = claims;
        this.chronicle = chronicle;
    }

    /**
     * Asked again, or later than it was withdrawn, it changes nothing. One whose window is over is expired at once, so that
     * whoever asked is told.
     *
     * @throws TransientFault while the area is not known yet
     */
    @Transactional
    public void open(WantedElsewhere asked) {
        if (!heard.isNews(asked.origin(), asked.version())
                || needs.lockedOf(asked.origin()).isPresent()) {
            return;
        }
        String areaPath = areas.pathEver(asked.area())
                .orElseThrow(() -> new TransientFault("areaCode: " + asked.area() + " is not known yet"));
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        Need need = Need.proposed(id, wanted(asked, areaPath), asked.origin(), proposal(asked), now);
        step(need, NeedTable.PROPOSE, NeedTable.ORIGIN, now);
        if (now.isBefore(need.endsAt())) {
            step(need, NeedTable.REVIEW, NeedTable.ORIGIN, now);
            step(need, NeedTable.OPENING, NeedTable.ORIGIN, now);
        } else {
            step(need, NeedTable.WINDOW_IS_OVER, NeedTable.SYSTEM, now);
        }
        needs.persistAndFlush(need);
        claims.opened(need, now);
    }

    private void step(Need need, String action, String role, Instant now) {
        var row = need.step(action, Set.of(role), NeedContext.unclaimed(need, null, now));
        row.events().forEach(event -> chronicle.publish(need, event, true, now));
        chronicle.record(need, need.origin().actor(), role, action, null, Map.of(), now);
    }

    /** Nobody of this city proposed it: the origin's id takes the place of the key under which it is one. */
    private static Need.Proposal proposal(WantedElsewhere asked) {
        return new Need.Proposal(
                asked.origin().actor().subject(),
                NeedTable.ORIGIN,
                null,
                "" + asked.origin().id(),
                new byte[0]);
    }

    private Wanted wanted(WantedElsewhere asked, String areaPath) {
        return new Wanted(
                asked.kind(),
                kinds.nameOf(asked.kind()),
                null,
                asked.area(),
                areaPath,
                asked.reach(),
                asked.places(),
                asked.beginsAt(),
                asked.endsAt(),
                asked.minutes(),
                asked.skills(),
                asked.certificates(),
                asked.sensitivity().equals("private"),
                asked.urgency().equals("urgent"),
                0,
                null);
    }
}
