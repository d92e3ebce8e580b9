package org.linli.volunteer.invitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.volunteer.claim.ServiceTimes;
import org.linli.volunteer.matching.Invitations.Invited;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedState;

/** A need that is being filled with whom it was asked of, under its lock. */
final class FillingFile {

    private static final Set<NeedState> CLAIMABLE = Set.of(NeedState.OPEN, NeedState.FILLED, NeedState.IN_SERVICE);

    private final Need need;
    private final NeedFilling filling;
    private final List<Invitation> invitations;

    FillingFile(Need need, NeedFilling filling, List<Invitation> invitations) {
        this.need = need;
        this.filling = filling;
        this.invitations = new ArrayList<>(invitations);
    }

    Need need() {
        return need;
    }

    NeedFilling filling() {
        return filling;
    }

    int free() {
        return need.places() - need.taken();
    }

    boolean isClaimable() {
        return CLAIMABLE.contains(need.state());
    }

    /** Whether the need can be claimed, and who is asked now can still come. */
    boolean isToBeFilled(Instant now) {
        return isClaimable() && now.isBefore(tooLateToCome());
    }

    Instant tooLateToCome() {
        return ServiceTimes.tooLateToCome(need.beginsAt(), need.endsAt(), need.minutes());
    }

    List<Invitation> in(InvitationState... states) {
        Set<InvitationState> wanted = Set.of(states);
        return invitations.stream()
                .filter(invitation -> wanted.contains(invitation.state()))
                .toList();
    }

    List<Invitation> open() {
        return in(InvitationState.ASKED, InvitationState.ACCEPTED);
    }

    /** The open ones as the rule of waves sees them. */
    List<Invited> invited() {
        return open().stream()
                .map(each -> new Invited(
                        each.personId(),
                        each.score(),
                        each.askedAt(),
                        each.state() == InvitationState.ACCEPTED ? Boolean.TRUE : null,
                        each.answeredAt()))
                .toList();
    }

    /** Who need not be asked: they were, for this time and place, or are being asked now. */
    Set<UUID> askedAlready() {
        return Stream.concat(
                        invitations.stream()
                                .filter(each -> each.state().counts())
                                .filter(each -> each.askedFor().equals(AskedFor.of(need))),
                        open().stream())
                .map(Invitation::personId)
                .collect(Collectors.toSet());
    }

    Invitation invitation(UUID id) {
        return invitations.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(InvitationsOfNeed::notFound);
    }

    Invitation accepted(UUID person) {
        return in(InvitationState.ACCEPTED).stream()
                .filter(each -> each.personId().equals(person))
                .findFirst()
                .orElseThrow();
    }

    void add(Invitation invitation) {
        invitations.add(invitation);
    }

    InvitationContext context(Instant answerUntil, boolean same, Instant now) {
        return new InvitationContext(now, answerUntil, isClaimable(), free(), same);
    }

    InvitationContext context(Invitation invitation, Instant now) {
        return context(invitation.answerUntil(), invitation.askedFor().equals(AskedFor.of(need)), now);
    }
}
