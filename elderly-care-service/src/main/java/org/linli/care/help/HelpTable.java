package org.linli.care.help;

import static org.linli.care.help.HelpState.CLAIMED;
import static org.linli.care.help.HelpState.FULFILLED;
import static org.linli.care.help.HelpState.LAPSED;
import static org.linli.care.help.HelpState.NEW;
import static org.linli.care.help.HelpState.SERVED;
import static org.linli.care.help.HelpState.UNFULFILLED;
import static org.linli.care.help.HelpState.WANTED;
import static org.linli.care.help.HelpState.WITHDRAWN;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to the help with a visit, by whom and when. */
final class HelpTable {

    static final String WANT = "want";
    static final String CLAIM = "claimed";
    static final String FREE = "freed";
    static final String SERVE = "served";
    static final String LAPSE = "lapse";
    static final String WITHDRAW = "withdraw";
    static final String FULFIL = "fulfil";
    static final String CLOSE = "closed";

    static final String DESK = "desk";
    static final String SYSTEM = "system";
    /** What becomes of the need that volunteer-service made of it. */
    static final String VOLUNTEERS = "volunteers";

    /**
     * What guards look at.
     *
     * @param withoutCarer whether the visit is a draft
     * @param ahead whether its window begins in the future
     * @param byHolder whether whoever acts helps with it, or did
     * @param fulfilled what is said of it; null when nothing is
     */
    record Facts(
            boolean withoutCarer,
            boolean ahead,
            boolean byHolder,
            @Nullable Boolean fulfilled) {

        static final Facts NONE = new Facts(false, false, false, null);

        static Facts said(boolean fulfilled, boolean byHolder) {
            return new Facts(false, false, byHolder, fulfilled);
        }
    }

    private static final Guard<Facts> NOT_WHO_HELPS =
            guard("not-who-helps", "帮助者不能评价自己的服务", "somebody else than who helps with it", f -> !f.byHolder());

    static final Transitions<HelpState, Facts> HELP = Transitions.of(
            "Help",
            from(NEW)
                    .on(WANT)
                    .by(DESK, SYSTEM)
                    .when(guard("visit-is-draft", "该次服务须尚未安排护理员", "the visit is a draft", Facts::withoutCarer))
                    .when(guard("window-ahead", "服务开始时间须在将来", "its window begins in the future", Facts::ahead))
                    .to(WANTED)
                    .emits("help-wanted"),
            from(WANTED).on(CLAIM).by(VOLUNTEERS).to(CLAIMED),
            from(CLAIMED).on(FREE).by(VOLUNTEERS).to(WANTED),
            from(WANTED, CLAIMED).on(SERVE).by(VOLUNTEERS).to(SERVED),
            from(WANTED, CLAIMED).on(LAPSE).by(VOLUNTEERS).to(LAPSED),
            from(WANTED, CLAIMED).on(WITHDRAW).by(DESK, SYSTEM).to(WITHDRAWN).emits("help-withdrawn"),
            from(SERVED)
                    .on(FULFIL)
                    .by(DESK, SYSTEM)
                    .when(NOT_WHO_HELPS)
                    .when(guard("fulfilled", "服务已完成", "it was done", f -> Boolean.TRUE.equals(f.fulfilled())))
                    .to(FULFILLED)
                    .emits("help-fulfilled"),
            from(SERVED)
                    .on(FULFIL)
                    .by(DESK)
                    .when(NOT_WHO_HELPS)
                    .when(guard("not-fulfilled", "服务未完成", "it was not", f -> Boolean.FALSE.equals(f.fulfilled())))
                    .to(UNFULFILLED)
                    .emits("help-fulfilled"),
            from(SERVED).on(CLOSE).by(VOLUNTEERS).to(FULFILLED));

    private HelpTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<HelpState, Facts> from(HelpState first, HelpState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<Facts> guard(String name, String zh, String en, Predicate<Facts> holds) {
        return new Guard<>(name, zh, en, holds);
    }
}
