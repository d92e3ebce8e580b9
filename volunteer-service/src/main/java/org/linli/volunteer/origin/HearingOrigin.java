package org.linli.volunteer.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.linli.kit.consume.PermanentFault;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.need.Origin;
import org.linli.volunteer.need.OriginWord;

/** Whoever asked says whether it was done. Said before the service is over, it is remembered until then. */
@ApplicationScoped
public class HearingOrigin {

    private static final String REMEMBER = "remember-origins-word";

    private final HeardOfOrigins heard;
    private final Needs needs;
    private final ClaimsOfNeed claims;
    private final NeedChronicle chronicle;

    HearingOrigin(HeardOfOrigins heard, Needs needs, ClaimsOfNeed claims, NeedChronicle chronicle) {
        this.heard = heard;
        this.needs = needs;
        this.claims = claims;
        this.chronicle = chronicle;
    }

    /**
     * A need that is confirmed or has ended stays as it is.
     *
     * @param version of the origin's aggregate, as {@link WantedElsewhere#version()}
     * @throws PermanentFault for minutes outside 0–1,440, or evidence that is not 1 or 2
     */
    @Transactional
    public void hear(Origin origin, long version, OriginWord word) {
        if (word.minutes() != null && (word.minutes() < 0 || word.minutes() > 1440)) {
            throw new PermanentFault("minutes: must be 0 to 1440");
        }
        if (word.evidence() < 1 || word.evidence() > 2) {
            throw new PermanentFault("evidence: must be 1 or 2");
        }
        if (heard.isNews(origin, version)) {
            needs.lockedOf(origin).ifPresent(need -> hear(need, word));
        }
    }

    private void hear(Need need, OriginWord word) {
        Instant now = chronicle.now();
        switch (need.state()) {
            case OPEN, FILLED, IN_SERVICE -> {
                need.said(word);
                Map<String, Object> details = new HashMap<>();
                details.put("fulfilled", word.fulfilled());
                details.put("evidence", word.evidence());
                if (word.minutes() != null) {
                    details.put("minutes", word.minutes());
                }
                chronicle.record(need, need.origin().actor(), NeedTable.ORIGIN, REMEMBER, null, details, now);
            }
            case DONE -> claims.originSaid(need, word, now);
            default -> {
                // It has ended already.
            }
        }
    }
}
