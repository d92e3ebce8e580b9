package org.linli.volunteer.invitation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.need.Need;

/** An invitation as its row. Whoever changes it holds the lock of its need. Never leaves the service. */
@Entity
@Table(name = "invitation")
public class Invitation {

    @Id
    private UUID id;

    private long version;
    private UUID needId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private InvitationState state;

    private int wave;
    private String askedFor;
    private double score;
    private Instant askedAt;
    private Instant answerUntil;
    private @Nullable Instant answeredAt;
    private @Nullable String answeredBy;
    private @Nullable String answeredAs;
    private @Nullable String reason;
    private @Nullable UUID claimId;
    private @Nullable Instant endedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Invitation() {}

    /** @param score in the ranking by which they were asked, 0 to 1 */
    static Invitation sent(Need need, int wave, UUID person, double score, InvitationContext context) {
        Invitation invitation = new Invitation();
        invitation.id = TimeOrderedId.at(context.now());
        invitation.needId = need.id();
        invitation.personId = person;
        invitation.state = InvitationState.NEW;
        invitation.wave = wave;
        invitation.askedFor = AskedFor.of(need);
        // The last digits of a sum of shares may lead past one.
        invitation.score = Math.clamp(score, 0, 1);
        invitation.askedAt = context.now();
        invitation.answerUntil = context.answerUntil();
        invitation.step(InvitationTable.INVITE, InvitationTable.SYSTEM, context);
        return invitation;
    }

    /** Goes one row of the table. @throws org.linli.kit.state.Refused when there is none */
    void step(String action, String role, InvitationContext context) {
        state = InvitationTable.INVITATIONS
                .decide(state, action, Set.of(role), context)
                .to();
        version++;
        if (!state.isOpen()) {
            endedAt = context.now();
        }
    }

    /** @param as oneself, representative or desk */
    void answered(String by, String as, @Nullable String words, Instant now) {
        answeredAt = now;
        answeredBy = by;
        answeredAs = as;
        reason = words;
    }

    void leadsTo(UUID claim) {
        claimId = claim;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID needId() {
        return needId;
    }

    public UUID personId() {
        return personId;
    }

    public InvitationState state() {
        return state;
    }

    public int wave() {
        return wave;
    }

    public String askedFor() {
        return askedFor;
    }

    public double score() {
        return score;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public Instant answerUntil() {
        return answerUntil;
    }

    public @Nullable Instant answeredAt() {
        return answeredAt;
    }

    public @Nullable String answeredBy() {
        return answeredBy;
    }

    public @Nullable String answeredAs() {
        return answeredAs;
    }

    public @Nullable String reason() {
        return reason;
    }

    public @Nullable UUID claimId() {
        return claimId;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
