package org.linli.volunteer.need;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions.Transition;
import org.linli.volunteer.person.Person;

/**
 * A need as its row. Whoever changes it or one of its claims holds the row's lock; {@link #version()} is the number of events
 * published of the two, so that they are consecutive from 1. Never leaves the service.
 */
@Entity
@Table(name = "need")
public class Need {

    /** How long before the window somebody may check in. */
    public static final Duration EARLIEST_CHECK_IN = Duration.ofMinutes(60);

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private NeedState state;

    private String originKind;
    private @Nullable String originId;
    private String proposedBy;
    private String proposedAs;
    private @Nullable String proposedForUnit;
    private String idempotencyKey;
    private byte[] bodyHash;
    private String kind;
    private String title;
    private @Nullable String details;
    private String area;
    private String areaPath;
    private String reach;
    private int places;
    private int taken;
    private Instant beginsAt;
    private Instant endsAt;
    private int minutes;

    @Convert(converter = TextLists.Groups.class)
    private List<List<String>> skillGroups = List.of();

    @Convert(converter = TextLists.Codes.class)
    private List<String> certificates = List.of();

    private String sensitivity;
    private String urgency;
    private int fairWindowSeconds;
    private @Nullable String household;
    private Instant createdAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant doneAt;
    private @Nullable Instant endedAt;
    private int reopened;
    private @Nullable Instant lookAt;
    private @Nullable UUID receiver;
    private @Nullable String receiverSubject;
    private @Nullable String paidWith;
    private @Nullable Boolean originFulfilled;
    private @Nullable Integer originMinutes;
    private @Nullable Short originEvidence;
    private long holdersVersion;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected Need() {}

    /** Who proposes, and under which key a repeated proposal is the same one. */
    public record Proposal(String by, String as, @Nullable String forUnit, String key, byte[] bodyHash) {}

    public static Need proposed(UUID id, Wanted wanted, Origin origin, Proposal proposal, Instant now) {
        Need need = new Need();
        need.id = id;
        need.state = NeedState.NEW;
        need.originKind = origin.kind();
        need.originId = origin.id();
        need.proposedBy = proposal.by();
        need.proposedAs = proposal.as();
        need.proposedForUnit = proposal.forUnit();
        need.idempotencyKey = proposal.key();
        need.bodyHash = proposal.bodyHash();
        need.kind = wanted.kind();
        need.title = wanted.title();
        need.details = wanted.details();
        need.area = wanted.area();
        need.areaPath = wanted.areaPath();
        need.reach = wanted.reach();
        need.places = wanted.places();
        need.beginsAt = wanted.beginsAt();
        need.endsAt = wanted.endsAt();
        need.minutes = wanted.minutes();
        need.skillGroups = wanted.skillGroups();
        need.certificates = wanted.certificates();
        need.sensitivity = wanted.isPrivate() ? "private" : "public";
        need.urgency = wanted.urgent() ? "urgent" : "normal";
        need.fairWindowSeconds = wanted.fairWindowSeconds();
        need.household = wanted.household();
        need.createdAt = now;
        return need;
    }

    /** Goes one row of the table and notes its time. @throws org.linli.kit.state.Refused when there is none */
    public Transition<NeedState, NeedContext> step(String action, Set<String> roles, NeedContext context) {
        Transition<NeedState, NeedContext> row = NeedTable.NEED.decide(state, action, roles, context);
        state = row.to();
        switch (row.to()) {
            case OPEN -> {
                if (action.equals(NeedTable.REOPEN)) {
                    reopened++;
                } else {
                    openedAt = context.now();
                }
            }
            case DONE -> doneAt = context.now();
            case CLOSED, WITHDRAWN, EXPIRED -> endedAt = context.now();
            default -> {
                // No time of its own.
            }
        }
        return row;
    }

    long nextVersion() {
        return ++version;
    }

    /**
     * Says who is helped.
     *
     * @param person registered; nobody of their household is asked, unless another one was told
     * @param paying whether they pay with minutes of their own
     */
    void helps(Person person, boolean paying) {
        receiver = person.id();
        receiverSubject = person.subject();
        paidWith = paying ? "minutes" : null;
        household = household == null ? person.household() : household;
    }

    /** The number of the next event that tells who may read its contact. */
    public long nextHoldersVersion() {
        return ++holdersVersion;
    }

    /** How many claims stand now. */
    public void taken(int standing) {
        taken = standing;
    }

    /** When time alone may next change something here; null: never. */
    public void lookAgainAt(@Nullable Instant moment) {
        lookAt = moment;
    }

    /**
     * The end of the fair window, at the latest when the first may check in: whoever is drawn must have time to come. Empty of
     * one without, or not opened yet.
     */
    public @Nullable Instant fairUntil() {
        if (openedAt == null || fairWindowSeconds == 0) {
            return null;
        }
        Instant asked = openedAt.plus(Duration.ofSeconds(fairWindowSeconds));
        Instant latest = beginsAt.minus(EARLIEST_CHECK_IN);
        Instant until = asked.isBefore(latest) ? asked : latest;
        return until.isAfter(openedAt) ? until : null;
    }

    /**
     * Whether somebody is the one who is helped: who was named as that, or a resident who proposed it for themselves; not an
     * officer or a unit for others.
     */
    public boolean isReceivedBy(@Nullable String subject) {
        return subject != null && subject.equals(receiverSubject)
                || proposedForUnit == null && proposedAs.equals(NeedTable.PROPOSER) && proposedBy.equals(subject);
    }

    /** Keeps what the origin says of the service until it is over; null: nothing, or it has taken effect. */
    public void said(@Nullable OriginWord word) {
        originFulfilled = word == null ? null : word.fulfilled();
        originMinutes = word == null ? null : word.minutes();
        originEvidence = word == null ? null : (short) word.evidence();
    }

    public @Nullable OriginWord originWord() {
        return originFulfilled == null || originEvidence == null
                ? null
                : new OriginWord(originFulfilled, originMinutes, originEvidence);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public NeedState state() {
        return state;
    }

    public Origin origin() {
        return new Origin(originKind, originId);
    }

    public String proposedBy() {
        return proposedBy;
    }

    public @Nullable String proposedForUnit() {
        return proposedForUnit;
    }

    byte[] bodyHash() {
        return bodyHash;
    }

    public String kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public @Nullable String details() {
        return details;
    }

    public String area() {
        return area;
    }

    public String areaPath() {
        return areaPath;
    }

    public String reach() {
        return reach;
    }

    public int places() {
        return places;
    }

    public int taken() {
        return taken;
    }

    public Instant beginsAt() {
        return beginsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public int minutes() {
        return minutes;
    }

    public List<List<String>> skillGroups() {
        return skillGroups;
    }

    public List<String> certificates() {
        return certificates;
    }

    public boolean isPrivate() {
        return sensitivity.equals("private");
    }

    public String sensitivity() {
        return sensitivity;
    }

    public String urgency() {
        return urgency;
    }

    public int fairWindowSeconds() {
        return fairWindowSeconds;
    }

    public @Nullable String household() {
        return household;
    }

    /** The registered person who is helped; null when nobody was named. */
    public @Nullable UUID receiver() {
        return receiver;
    }

    /** The currency whoever is helped pays with; null: it costs nothing. */
    public @Nullable String paidWith() {
        return paidWith;
    }

    public boolean isPaid() {
        return paidWith != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant openedAt() {
        return openedAt;
    }

    public @Nullable Instant doneAt() {
        return doneAt;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public int reopened() {
        return reopened;
    }
}
