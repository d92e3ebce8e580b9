package org.linli.intake.tracking;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.registry.Wordbook;

/** What residents are told, in plain words of both languages. */
public final class ResidentWords {

    /** The same words in both languages. */
    @Schema(name = "BothLanguages")
    public record Both(String zh, String en) {}

    private static final Both SOMETHING_HAPPENED = new Both("办理中", "Being worked on");

    private static final Map<String, Both> STATES = Map.ofEntries(
            Map.entry("to-verify", new Both("已收到,网格员正在核实", "Received; a grid worker will have a look")),
            Map.entry("to-accept", new Both("已收到,等待受理", "Received; waiting to be accepted")),
            Map.entry("accepted", new Both("已受理", "Accepted")),
            Map.entry("refused", new Both("未受理", "Not accepted")),
            Map.entry("submitted", new Both("已收到您的上报", "Your report has arrived")),
            Map.entry("confirmed", new Both("网格员已到现场核实", "A grid worker confirmed it on the spot")),
            Map.entry("not-found", new Both("网格员到现场未发现所述情况", "A grid worker did not find it on the spot")),
            Map.entry("lapsed", new Both("核实时限已到,转交受理", "The time to look is over; it goes on to the desk")),
            Map.entry("redacted", new Both("公开显示的文字经过编辑,原文已保留", "The words shown were edited; yours are kept")),
            Map.entry("recorded", new Both("历史记录已导入", "Moved over from the city's past records")),
            Map.entry("case-proposed", new Both("已受理,等待立案", "Accepted; waiting to be filed as a case")),
            Map.entry("case-filed", new Both("已立案", "Filed as a case")),
            Map.entry("case-declined", new Both("经审核不予立案", "Not filed as a case")),
            Map.entry("case-dispatched", new Both("已派遣至责任单位", "Handed to the unit responsible")),
            Map.entry("case-recalled", new Both("责任单位已变更,重新派遣", "Going to another unit")),
            Map.entry("case-handling", new Both("责任单位正在处置", "The unit is working on it")),
            Map.entry("case-handled", new Both("责任单位已处置", "The unit says it is done")),
            Map.entry("case-check-opened", new Both("正在现场核查", "Being checked on the spot")),
            Map.entry("case-check-passed", new Both("核查通过", "The check was passed")),
            Map.entry("case-check-failed", new Both("核查未通过,责任单位返工", "The check failed; the unit does it again")),
            Map.entry("case-closed", new Both("已办结", "Closed")),
            Map.entry("answer", new Both("责任单位答复", "Answer of the unit")));

    private ResidentWords() {}

    /** Words for a state of a report or for something that happened to it. */
    public static Both of(String kind) {
        return STATES.getOrDefault(kind, SOMETHING_HAPPENED);
    }

    /** The words with a reason of the city behind them, if there is one. */
    static Both with(Both words, Wordbook.@Nullable Words reason) {
        return reason == null ? words : new Both(words.zh() + ":" + reason.zh(), words.en() + ": " + reason.en());
    }

    static Both both(Wordbook.Words words) {
        return new Both(words.zh(), words.en());
    }
}
