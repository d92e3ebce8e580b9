package org.linli.volunteer.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions.Transition;
import org.linli.volunteer.person.Person;

/** A claim as its row. Whoever changes it holds the lock of its need. Never leaves the service. */
@Entity
@Table(name = "claim")
public class Claim {

    @Id
    private UUID id;

    private long version;
    private UUID needId;
    private UUID personId;
    private @Nullable UUID teamId;
    private boolean creditedToTeam;
    private @Nullable Integer place;

    @Enumerated(EnumType.STRING)
    private ClaimState state;

    private String claimedBy;
    private Instant claimedAt;
    private @Nullable Instant heldUntil;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant checkedInAt;
    private @Nullable Instant checkedOutAt;
    private @Nullable String checkedInBy;
    private @Nullable String checkedOutBy;
    private @Nullable Instant attestedAt;
    private @Nullable String attestedBy;
    private @Nullable Integer minutes;
    private @Nullable Short evidence;
    private @Nullable String reason;
    private @Nullable Instant endedAt;
    private boolean telling;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Claim() {}

    /** @param teamId that claims for its member @param claimedBy subject of who asks for the place */
    static Claim made(UUID id, UUID needId, Person person, @Nullable UUID teamId, String claimedBy, Instant now) {
        Claim claim = new Claim();
        claim.id = id;
        claim.needId = needId;
        claim.personId = person.id();
        claim.teamId = teamId;
        claim.claimedBy = claimedBy;
        claim.telling = claimedBy.equals(person.subject());
        claim.claimedAt = now;
        claim.state = ClaimState.NEW;
        return claim;
    }

    /** Goes one row of the table and notes its time. @throws org.linli.kit.state.Refused when there is none */
    Transition<ClaimState, ClaimContext> step(String action, Set<String> roles, ClaimContext context) {
        Transition<ClaimState, ClaimContext> row = ClaimTable.CLAIMS.decide(state, action, roles, context);
        state = row.to();
        version++;
        Instant now = context.now();
        switch (row.to()) {
            case HELD -> heldUntil = earlier(now.plus(ServiceTimes.HOLD), context.tooLateToCome());
            case CONFIRMED -> {
                confirmedAt = now;
                telling = true;
            }
            case CHECKED_IN -> checkedInAt = now;
            case CHECKED_OUT -> {
                checkedOutAt = now.isBefore(context.endsAt()) ? now : context.endsAt();
                minutes = served(context.beginsAt(), context.minutes());
            }
            case RELEASED, LAPSED, NO_SHOW, NOT_DRAWN -> {
                endedAt = now;
                telling &= !action.equals(ClaimTable.LET_GO);
            }
            default -> {
                // Its times are set by who knows them.
            }
        }
        return row;
    }

    /** What it earns in minutes is the team's. */
    void creditTeam() {
        creditedToTeam = true;
    }

    /** Takes a place. */
    void sits(int place) {
        this.place = place;
    }

    /** @param by subject; null when nobody said so in time */
    void attested(@Nullable String by, int served, int grade, Instant now) {
        attestedAt = now;
        attestedBy = by;
        minutes = served;
        evidence = (short) Math.max(grade, evidence == null ? 0 : evidence);
    }

    /** Notes that an officer did a step in the claimant's place; only those that say when somebody served matter. */
    void inTheirPlace(String action, String subject) {
        switch (action) {
            case ClaimTable.CHECK_IN -> checkedInBy = subject;
            case ClaimTable.CHECK_OUT -> checkedOutBy = subject;
            default -> {
                // It says nothing of the service.
            }
        }
    }

    /** Whether somebody checked the claimant in or out in their place. */
    boolean wentThrough(String subject) {
        return subject.equals(checkedInBy) || subject.equals(checkedOutBy);
    }

    void because(String words) {
        reason = words;
    }

    /** Whole minutes between check-in and check-out within the window, at most those the need counts. */
    private int served(Instant windowBegins, int most) {
        if (checkedInAt == null || checkedOutAt == null) {
            return 0;
        }
        Instant begun = ServiceTimes.later(checkedInAt, windowBegins);
        return Math.clamp(Duration.between(begun, checkedOutAt).toMinutes(), 0, most);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    public UUID id() {
        return id;
    }

    /** How many steps it has gone; for {@code If-Match}. */
    public long version() {
        return version;
    }

    public UUID needId() {
        return needId;
    }

    public UUID personId() {
        return personId;
    }

    public @Nullable UUID teamId() {
        return teamId;
    }

    public boolean isCreditedToTeam() {
        return creditedToTeam;
    }

    public @Nullable Integer place() {
        return place;
    }

    public ClaimState state() {
        return state;
    }

    public String claimedBy() {
        return claimedBy;
    }

    public Instant claimedAt() {
        return claimedAt;
    }

    public @Nullable Instant heldUntil() {
        return heldUntil;
    }

    public @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    public @Nullable Instant checkedInAt() {
        return checkedInAt;
    }

    public @Nullable Instant checkedOutAt() {
        return checkedOutAt;
    }

    public @Nullable Instant attestedAt() {
        return attestedAt;
    }

    public @Nullable String attestedBy() {
        return attestedBy;
    }

    public @Nullable Integer minutes() {
        return minutes;
    }

    public @Nullable Integer evidence() {
        return evidence == null ? null : evidence.intValue();
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }
}
