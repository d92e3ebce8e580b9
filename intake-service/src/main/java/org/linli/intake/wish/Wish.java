package org.linli.intake.wish;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;
import org.linli.kit.state.Transitions.Transition;

/**
 * A wish as the table holds it; {@code version} is the number of events told of it, consecutive from 1. Whom it is for and
 * where is not here: see {@link WishContacts}.
 */
@Entity
@Table(name = "wish")
@DynamicUpdate
@NullUnmarked
class Wish {

    @Id
    UUID id;

    long version;
    String state;

    @Column(name = "made_by", updatable = false)
    String madeBy;

    @Column(name = "on_behalf", updatable = false)
    boolean onBehalf;

    @Column(updatable = false)
    String kind;

    @Column(updatable = false)
    String words;

    @Column(updatable = false)
    String area;

    @Column(name = "begins_at", updatable = false)
    Instant beginsAt;

    @Column(name = "ends_at", updatable = false)
    Instant endsAt;

    @Column(updatable = false)
    int minutes;

    @Column(updatable = false)
    int places;

    /** JSON: groups of codes. */
    @Column(updatable = false)
    String skills;

    /** JSON: codes. */
    @Column(updatable = false)
    String certificates;

    @Column(updatable = false)
    String urgency;

    @Column(name = "made_at", updatable = false)
    Instant madeAt;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    String decidedBy;

    /** Why it was refused or withdrawn, for whoever made it. */
    String reason;

    @Column(name = "ended_at")
    Instant endedAt;

    Boolean fulfilled;

    @Column(name = "fulfilled_words")
    String fulfilledWords;

    /** The latest version of the need, and of its list of holders, that was heard of. */
    @Column(name = "need_version")
    long needVersion;

    @Column(name = "holders_version")
    long holdersVersion;

    WishState state() {
        return state == null ? WishState.NEW : WishState.of(state).orElseThrow();
    }

    /** Goes one row of the table. @throws org.linli.kit.state.Refused when there is none */
    Transition<WishState, WishTable.Facts> step(String action, Set<String> roles, WishTable.Facts facts) {
        Transition<WishState, WishTable.Facts> row = WishTable.TABLE.decide(state(), action, roles, facts);
        state = row.to().wire();
        switch (row.to()) {
            case FULFILLED, UNFULFILLED, REFUSED, WITHDRAWN, LAPSED -> endedAt = facts.now();
            default -> {
                // It goes on.
            }
        }
        return row;
    }

    /** Whether somebody may be on the way to whom it is for. */
    boolean isUnderWay() {
        return state() == WishState.APPROVED || state() == WishState.CLAIMED;
    }

    long nextVersion() {
        return ++version;
    }
}
