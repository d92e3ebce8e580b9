package org.linli.volunteer.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.volunteer.need.DecidingClaims;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;
import org.linli.volunteer.need.Origin;

/** Whoever asked decides which claim holds; what is told twice or out of order changes nothing. */
@ApplicationScoped
public class DecidingClaimOfOrigin {

    private final HeardOfOrigins heard;
    private final Needs needs;
    private final DecidingClaims claims;
    private final NeedChronicle chronicle;

    DecidingClaimOfOrigin(HeardOfOrigins heard, Needs needs, DecidingClaims claims, NeedChronicle chronicle) {
        this.heard = heard;
        this.needs = needs;
        this.claims = claims;
        this.chronicle = chronicle;
    }

    /** @param version of the origin's aggregate, as {@link WantedElsewhere#version()} */
    @Transactional
    public void grant(Origin origin, long version, UUID claim) {
        if (heard.isNews(origin, version)) {
            needs.lockedOf(origin).ifPresent(need -> claims.grant(need, claim, chronicle.now()));
        }
    }

    /** As {@link #grant}. */
    @Transactional
    public void refuse(Origin origin, long version, UUID claim) {
        if (heard.isNews(origin, version)) {
            needs.lockedOf(origin).ifPresent(need -> claims.refuse(need, claim, chronicle.now()));
        }
    }
}
