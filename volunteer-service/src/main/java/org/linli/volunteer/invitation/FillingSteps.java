package org.linli.volunteer.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.claim.PlacesForInvited;
import org.linli.volunteer.matching.Invitations;
import org.linli.volunteer.matching.Invitations.Askable;
import org.linli.volunteer.matching.Invitations.Invited;
import org.linli.volunteer.matching.Invitations.Settings;
import org.linli.volunteer.matching.Invitations.Step;
import org.linli.volunteer.matching.RankingCandidates;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.person.ActingFor;

/**
 * What is to be done next for a need that is being filled, under the need's lock: time-outs, the choice, the next wave. Doing
 * it twice does nothing more.
 */
@ApplicationScoped
class FillingSteps {

    private static final Settings SETTINGS = Settings.USUAL;
    private static final Invitations RULES = new Invitations(SETTINGS);
    /** When everybody was asked: people register, tell new times and become free. */
    private static final Duration LOOK_FOR_OTHERS = Duration.ofHours(1);

    private final InvitationsOfNeed invitations;
    private final RankingCandidates ranking;
    private final PlacesForInvited places;
    private final NeedChronicle chronicle;

    FillingSteps(
            InvitationsOfNeed invitations,
            RankingCandidates ranking,
            PlacesForInvited places,
            NeedChronicle chronicle) {
        this.invitations = invitations;
        this.ranking = ranking;
        this.places = places;
        this.chronicle = chronicle;
    }

    /** Everything that is to be done at this moment, and when to look again. */
    void at(FillingFile file, Instant now) {
        if (!file.filling().isActive()) {
            return;
        }
        if (!file.isToBeFilled(now)) {
            end(file, FillingTable.NEED_IS_OVER, FillingTable.SYSTEM, now);
            return;
        }
        timeIsUp(file, now);
        Instant again = next(file, now);
        Instant soonest = Stream.concat(
                        Stream.of(file.tooLateToCome()),
                        Stream.concat(
                                Stream.ofNullable(again),
                                file.in(InvitationState.ASKED).stream().map(Invitation::answerUntil)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        file.filling().looked(file.need().version(), soonest);
    }

    /** Nobody is asked any more, and whoever was need not answer. */
    void end(FillingFile file, String action, String role, Instant now) {
        file.open().forEach(each -> step(file, each, InvitationTable.CALL_OFF, now));
        file.filling().end(action, role, now);
        if (role.equals(FillingTable.SYSTEM)) {
            chronicle.system(file.need(), "filling-ended", Map.of(), now);
        }
    }

    /** Asks these people in one wave. */
    void ask(FillingFile file, List<ToAsk> people, Instant now) {
        Need need = file.need();
        int wave = file.filling().nextWave();
        Instant usual = now.plus(SETTINGS.answerWithin());
        Instant until = usual.isBefore(file.tooLateToCome()) ? usual : file.tooLateToCome();
        for (ToAsk each : people) {
            Invitation invitation =
                    Invitation.sent(need, wave, each.person(), each.score(), file.context(until, true, now));
            invitations.persist(invitation);
            file.add(invitation);
        }
        chronicle.system(need, InvitationTable.INVITE, Map.of("wave", wave, "people", people.size()), now);
    }

    private void timeIsUp(FillingFile file, Instant now) {
        List<Invitation> late = file.in(InvitationState.ASKED).stream()
                .filter(each -> !now.isBefore(each.answerUntil()))
                .toList();
        late.forEach(each -> step(file, each, InvitationTable.ANSWER_TIME_IS_UP, now));
        if (!late.isEmpty()) {
            chronicle.system(file.need(), InvitationTable.ANSWER_TIME_IS_UP, Map.of("people", late.size()), now);
        }
    }

    /** @return when to look again, unless something happens before; null: there is nothing to wait for but that */
    private @Nullable Instant next(FillingFile file, Instant now) {
        Need need = file.need();
        if (file.free() <= 0) {
            everyPlaceIsTaken(file, now);
            return null;
        }
        Instant fairUntil = need.fairUntil();
        if (fairUntil != null && now.isBefore(fairUntil)) {
            return fairUntil;
        }
        // Ranking everybody is only worth it when nobody is waited for.
        List<Invited> asked = file.invited();
        List<Askable> left = asked.isEmpty() ? askable(file) : List.of();
        return switch (RULES.next(need.urgency().equals("urgent"), file.free(), asked, left, now)) {
            case Step.Ask ask -> {
                ask(file, ask.wave().stream().map(ToAsk::of).toList(), now);
                yield null;
            }
            case Step.Wait waiting -> waiting.until();
            case Step.NobodyLeft nobody -> now.plus(LOOK_FOR_OTHERS);
            case Step.Choose choose -> {
                choose(file, choose.people(), now);
                // People are locked once in a transaction; what is left to do is done in the next.
                yield file.free() > 0 ? now : null;
            }
        };
    }

    private List<Askable> askable(FillingFile file) {
        Set<UUID> not = file.askedAlready();
        not.addAll(invitations.settledWith(file.need()));
        return ranking.rank(file.need().id()).result().fit().stream()
                .filter(each -> !not.contains(each.id()))
                .map(Askable::of)
                .toList();
    }

    private void choose(FillingFile file, List<Invited> best, Instant now) {
        List<Invitation> chosen =
                best.stream().map(each -> file.accepted(each.person())).toList();
        List<PlacesForInvited.Taken> taken =
                places.take(file.need(), chosen.stream().map(FillingSteps::yes).toList());
        for (PlacesForInvited.Taken each : taken) {
            Invitation invitation = file.invitation(each.invitation());
            if (each.claim() == null) {
                step(file, invitation, InvitationTable.LEAVE_OUT, now);
            } else {
                step(file, invitation, InvitationTable.CHOOSE, now);
                invitation.leadsTo(each.claim());
            }
        }
        if (file.free() <= 0) {
            everyPlaceIsTaken(file, now);
        }
    }

    private static PlacesForInvited.Yes yes(Invitation invitation) {
        return new PlacesForInvited.Yes(
                invitation.id(),
                invitation.personId(),
                Objects.requireNonNull(invitation.answeredBy()),
                ActingFor.DESK.equals(invitation.answeredAs()));
    }

    private void everyPlaceIsTaken(FillingFile file, Instant now) {
        file.in(InvitationState.ACCEPTED).forEach(each -> step(file, each, InvitationTable.LEAVE_OUT, now));
        file.in(InvitationState.ASKED).forEach(each -> step(file, each, InvitationTable.CALL_OFF, now));
    }

    private static void step(FillingFile file, Invitation invitation, String action, Instant now) {
        invitation.step(action, InvitationTable.SYSTEM, file.context(invitation, now));
    }
}
