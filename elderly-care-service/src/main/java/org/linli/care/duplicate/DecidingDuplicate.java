package org.linli.care.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderState;
import org.linli.care.elder.MergingElder;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What the desk that answers for both decides: they are one, they are not, or they were not after all. */
@ApplicationScoped
class DecidingDuplicate {

    private final OpeningPair opening;
    private final Pairs pairs;
    private final MergingElder merging;
    private final Audit audit;
    private final Clock clock;

    DecidingDuplicate(OpeningPair opening, Pairs pairs, MergingElder merging, Audit audit, Clock clock) {
        this.opening = opening;
        this.pairs = pairs;
        this.merging = merging;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void merge(UUID id, @Nullable UUID keep, @Nullable String reason, long seen, Actor actor) {
        OpeningPair.Opened opened = opening.open(id, seen, actor);
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        UUID kept = Asked.given("keep", keep);
        ElderRef given = opened.of(opened.pair().givenUpFor(kept));
        ElderRef into = opened.of(kept);
        boolean livingInto = into.caredFor() || !given.caredFor();
        Instant now =
                decide(opened, PairTable.MERGE, new PairTable.Look(livingInto, true, stands(into)), kept, words, actor);
        merging.merge(given, into, actor, opened.role(), words);
        record(opened, PairTable.MERGE, words, actor, now);
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void dismiss(UUID id, @Nullable String reason, long seen, Actor actor) {
        OpeningPair.Opened opened = opening.open(id, seen, actor);
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Instant now = decide(opened, PairTable.DISMISS, new PairTable.Look(true, true, true), null, words, actor);
        record(opened, PairTable.DISMISS, words, actor, now);
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void undo(UUID id, @Nullable String reason, long seen, Actor actor) {
        OpeningPair.Opened opened = opening.open(id, seen, actor);
        String words = Asked.words("reason", reason, Asked.LONGEST_REASON);
        Pair pair = opened.pair();
        UUID kept = pair.kept();
        ElderRef into = opened.of(kept == null ? pair.one() : kept);
        Instant merged = pair.decidedAt();
        boolean inTime =
                merged != null && !clock.instant().isAfter(merged.plus(Duration.ofDays(PairTable.DAYS_TO_UNDO)));
        Instant now =
                decide(opened, PairTable.UNDO, new PairTable.Look(true, inTime, stands(into)), null, words, actor);
        ElderRef given = opened.of(pair.givenUpFor(Objects.requireNonNull(kept)));
        merging.undo(given, into, actor, opened.role(), words);
        record(opened, PairTable.UNDO, words, actor, now);
    }

    private Instant decide(
            OpeningPair.Opened opened,
            String action,
            PairTable.Look look,
            @Nullable UUID kept,
            String words,
            Actor actor) {
        Pair pair = opened.pair();
        PairState to = PairTable.PAIR
                .decide(pair.state(), action, Set.of(opened.role()), look)
                .to();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        pairs.decided(pair, to, kept, words, actor.subject(), now);
        return now;
    }

    private void record(OpeningPair.Opened opened, String action, String words, Actor actor, Instant now) {
        audit.record(AuditEntry.of(
                        now,
                        actor,
                        opened.role(),
                        action,
                        FindingDuplicates.ENTITY,
                        opened.pair().id().toString())
                .because(words));
    }

    private static boolean stands(ElderRef elder) {
        return elder.state() != ElderState.MERGED && elder.state() != ElderState.ERASED;
    }
}
