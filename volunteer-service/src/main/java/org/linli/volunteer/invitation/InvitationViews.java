package org.linli.volunteer.invitation;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;

/** Invitations as the API shows them: ids, no names. */
public final class InvitationViews {

    private InvitationViews() {}

    /**
     * To whoever was asked.
     *
     * @param answerUntil answer before then
     * @param answeredAs oneself, representative or desk; null before there is an answer
     * @param claimId once it led to a place
     */
    @Schema(name = "Invitation")
    public record Own(
            UUID id,
            long version,
            String state,
            UUID personId,
            Asked need,
            Instant askedAt,
            Instant answerUntil,
            @Nullable Instant answeredAt,
            @Nullable String answeredAs,
            @Nullable UUID claimId) {

        static Own of(Invitation invitation, Need need) {
            return new Own(
                    invitation.id(),
                    invitation.version(),
                    invitation.state().wire(),
                    invitation.personId(),
                    Asked.of(need),
                    invitation.askedAt(),
                    invitation.answerUntil(),
                    invitation.answeredAt(),
                    invitation.answeredAs(),
                    invitation.claimId());
        }
    }

    /** What somebody is asked for. */
    @Schema(name = "AskedFor")
    public record Asked(
            UUID id,
            String state,
            String kind,
            String title,
            String area,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            String urgency) {

        static Asked of(Need need) {
            return new Asked(
                    need.id(),
                    need.state().wire(),
                    need.kind(),
                    need.title(),
                    need.area(),
                    need.beginsAt(),
                    need.endsAt(),
                    need.minutes(),
                    need.urgency());
        }
    }

    /**
     * To the desk of the need.
     *
     * @param score in the ranking by which they were asked, 0 to 1
     * @param reason of a no, if one was given
     */
    @Schema(name = "InvitationOfNeed")
    public record OfNeed(
            UUID id,
            String state,
            UUID personId,
            int wave,
            double score,
            Instant askedAt,
            Instant answerUntil,
            @Nullable Instant answeredAt,
            @Nullable String answeredAs,
            @Nullable String reason,
            @Nullable UUID claimId) {

        static OfNeed of(Invitation invitation) {
            return new OfNeed(
                    invitation.id(),
                    invitation.state().wire(),
                    invitation.personId(),
                    invitation.wave(),
                    invitation.score(),
                    invitation.askedAt(),
                    invitation.answerUntil(),
                    invitation.answeredAt(),
                    invitation.answeredAs(),
                    invitation.reason(),
                    invitation.claimId());
        }
    }

    /** Where an invitation stands after an answer. */
    @Schema(name = "InvitationStanding")
    public record Standing(
            UUID id, long version, String state, @Nullable UUID claimId) {

        static Standing of(Invitation invitation) {
            return new Standing(
                    invitation.id(), invitation.version(), invitation.state().wire(), invitation.claimId());
        }
    }

    /**
     * Where the filling of a need stands.
     *
     * @param waves sent so far
     * @param asked who have not answered
     * @param accepted who said yes and wait for the choice
     * @param nextLook when time alone may change something; null when it is over
     */
    @Schema(name = "Filling")
    public record FillingView(
            UUID need,
            String state,
            int free,
            int waves,
            int asked,
            int accepted,
            Instant begunAt,
            @Nullable Instant endedAt,
            @Nullable Instant nextLook) {

        static FillingView of(FillingFile file) {
            NeedFilling filling = file.filling();
            return new FillingView(
                    file.need().id(),
                    filling.state().wire(),
                    file.free(),
                    filling.waves(),
                    file.in(InvitationState.ASKED).size(),
                    file.in(InvitationState.ACCEPTED).size(),
                    filling.begunAt(),
                    filling.endedAt(),
                    filling.lookAt());
        }
    }
}
