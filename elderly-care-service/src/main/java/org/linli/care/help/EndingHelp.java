package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.CarerFound;
import org.linli.care.visit.HelpedVisit;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Says that help is not wanted any more, or whether it came. */
@ApplicationScoped
class EndingHelp implements CarerFound {

    private final Visits visits;
    private final Helps helps;
    private final HelpHolders holders;
    private final HelpedVisit helped;
    private final HelpChronicle chronicle;

    EndingHelp(Visits visits, Helps helps, HelpHolders holders, HelpedVisit helped, HelpChronicle chronicle) {
        this.visits = visits;
        this.helps = helps;
        this.holders = holders;
        this.helped = helped;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, stale, conflict, invalid-input */
    @Transactional
    void withdraw(String visitId, @Nullable String reason, long seen, Actor actor) {
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Help help = ofDesk(visitId, seen, actor);
        withdraw(help, "withdrawn-by-desk", words, actor, HelpTable.DESK);
    }

    /** The visit has its carers, or is not made at all. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void found(VisitRef visit, String why) {
        bySystem(visit.id(), why);
    }

    /** As {@link #found}, for a visit that went another way without anybody saying so. */
    @Transactional
    void needless(String visitId) {
        visits.lock(visitId)
                .ifPresent(visit -> bySystem(visitId, "visit-" + visit.state().wire()));
    }

    /** The plan moved the visit: whoever was to come would stand there at another hour, so nobody comes, and the desk is told. */
    @Transactional
    void moved(String visitId) {
        visits.lock(visitId)
                .flatMap(visit -> helps.find(visitId))
                .filter(EndingHelp::isWaitedFor)
                .ifPresent(help -> {
                    withdraw(help, "visit-moved", null, Actor.system("care"), HelpTable.SYSTEM);
                    helped.left(visitId, chronicle.now());
                });
    }

    /**
     * The desk says whether it was done.
     *
     * @param minutes of each who helped, 0 to those asked for; null: as they checked in and out
     * @throws Problem not-found, stale, conflict, invalid-input
     */
    @Transactional
    void fulfil(String visitId, @Nullable Boolean fulfilled, @Nullable Integer minutes, long seen, Actor actor) {
        boolean done = Asked.given("fulfilled", fulfilled);
        Help help = ofDesk(visitId, seen, actor);
        if (minutes != null && (minutes < 0 || minutes > help.minutes())) {
            throw Problem.invalid("minutes", "range", "须为 0 至 " + help.minutes(), "must be 0 to " + help.minutes());
        }
        fulfil(help, done, minutes, actor, HelpTable.DESK, holders.everHeld(visitId, actor.subject()));
    }

    /** Nobody said anything for long: then it was done, as whoever helped said. */
    @Transactional
    void nobodySaidAnything(String visitId) {
        visits.lock(visitId)
                .flatMap(visit -> helps.find(visitId))
                .filter(help -> help.state() == HelpState.SERVED)
                .ifPresent(help -> fulfil(help, true, null, Actor.system("care"), HelpTable.SYSTEM, false));
    }

    private void bySystem(String visitId, String reasonCode) {
        helps.find(visitId)
                .filter(EndingHelp::isWaitedFor)
                .ifPresent(help -> withdraw(help, reasonCode, null, Actor.system("care"), HelpTable.SYSTEM));
    }

    private static boolean isWaitedFor(Help help) {
        return help.state() == HelpState.WANTED || help.state() == HelpState.CLAIMED;
    }

    private void withdraw(Help help, String code, @Nullable String words, Actor actor, String role) {
        var row = HelpTable.HELP.decide(help.state(), HelpTable.WITHDRAW, Set.of(role), HelpTable.Facts.NONE);
        Instant now = chronicle.now();
        helps.move(help.visitId(), row.to(), code, null, now);
        chronicle.withdrawn(help.visitId(), code, now);
        chronicle.record(help.visitId(), actor, role, HelpTable.WITHDRAW, words, Map.of("reasonCode", code), now);
    }

    private void fulfil(
            Help help, boolean done, @Nullable Integer minutes, Actor actor, String role, boolean byHolder) {
        var row = HelpTable.HELP.decide(
                help.state(), HelpTable.FULFIL, Set.of(role), HelpTable.Facts.said(done, byHolder));
        Instant now = chronicle.now();
        helps.move(help.visitId(), row.to(), null, minutes, now);
        chronicle.fulfilled(help.visitId(), done, minutes, now);
        chronicle.record(help.visitId(), actor, role, HelpTable.FULFIL, null, Map.of("fulfilled", done), now);
        if (done) {
            helped.served(help.visitId(), now);
        } else {
            helped.left(help.visitId(), now);
        }
    }

    private Help ofDesk(String visitId, long seen, Actor actor) {
        visits.lock(visitId)
                .filter(each -> actor.mayIn(HelpTable.DESK, each.areaPath()))
                .orElseThrow(Visits::unknown);
        Help help = helps.find(visitId).orElseThrow(Helps::none);
        IfMatch.check(seen, help.version(), help.state().wire());
        return help;
    }
}
