package org.linli.volunteer.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedContext;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.need.Origin;

/** Whoever asked wants it no more: nobody comes, and who has begun has served without earning. */
@ApplicationScoped
public class WithdrawingNeedOfOrigin {

    private final HeardOfOrigins heard;
    private final Needs needs;
    private final ClaimsOfNeed claims;
    private final NeedChronicle chronicle;

    WithdrawingNeedOfOrigin(HeardOfOrigins heard, Needs needs, ClaimsOfNeed claims, NeedChronicle chronicle) {
        this.heard = heard;
        this.needs = needs;
        this.claims = claims;
        this.chronicle = chronicle;
    }

    /**
     * A need that is confirmed or has ended stays as it is; one that never came here does not come any more.
     *
     * @param version of the origin's aggregate, as {@link WantedElsewhere#version()}
     * @param reason a code, for the audit
     */
    @Transactional
    public void withdraw(Origin origin, long version, String reason) {
        if (heard.isNews(origin, version)) {
            needs.lockedOf(origin).ifPresent(need -> withdraw(need, reason));
        }
    }

    private void withdraw(Need need, String reason) {
        switch (need.state()) {
            case OPEN, FILLED, IN_SERVICE, DONE -> {
                Instant now = chronicle.now();
                var row = need.step(
                        NeedTable.WITHDRAW, Set.of(NeedTable.ORIGIN), NeedContext.unclaimed(need, reason, now));
                need.said(null);
                row.events().forEach(event -> chronicle.publish(need, event, true, now));
                chronicle.record(
                        need, need.origin().actor(), NeedTable.ORIGIN, NeedTable.WITHDRAW, reason, Map.of(), now);
                claims.endedEarly(need, "withdrawn", now);
            }
            default -> {
                // It has ended already.
            }
        }
    }
}
