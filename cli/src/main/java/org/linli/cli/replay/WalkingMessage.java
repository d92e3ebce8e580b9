package org.linli.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Cases;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Picture;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Reports;

/**
 * Walks one message from submission to closing, each step by the person whose it is. It looks where the matter stands and
 * does the next thing, so a message that an earlier run left anywhere on the way is taken up there.
 */
final class WalkingMessage {

    private static final Duration HOP = Duration.ofSeconds(60);
    private static final int MOST_STEPS = 60;

    /** Filing conditions want a picture as proof; past messages have none, so all get the same. */
    private static final byte[] PROOF = Picture.of("DONE", true);

    private final Reports reports;
    private final Cases cases;
    private final ReplayScript script;
    private final Keywords keywords;
    private final List<String> grids;

    /** @param grids where messages are said to come from; their own places do not exist in the city */
    WalkingMessage(Reports reports, Cases cases, ReplayScript script, Keywords keywords, List<String> grids) {
        this.reports = reports;
        this.cases = cases;
        this.script = script;
        this.keywords = keywords;
        this.grids = grids;
    }

    /** @throws Refusal when a step is refused for good */
    Ending walk(Message message) {
        Answer report = throughIntake(submit(message), message);
        if (!report.text("state").equals("accepted")) {
            return Ending.ENDED_OTHERWISE;
        }
        String number = report.text("number");
        String id = Pause.until(
                "case of report " + number,
                HOP,
                () -> cases.ofReport(number, script.person("chief")).orElse(null));
        return throughDispatch(id, message);
    }

    private String submit(Message message) {
        Map<String, Object> body = new HashMap<>();
        body.put("text", message.words());
        body.put("channel", "web");
        body.put("area", IdempotencyKeys.place(message, grids));
        return reports.submit(body, IdempotencyKeys.of(message), script.person("resident"))
                .id();
    }

    private Answer throughIntake(String id, Message message) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Answer seen = reports.find(id, script.person("desk"));
            try {
                switch (seen.text("state")) {
                    case "to-verify" ->
                        reports.confirm(id, seen.etag(), script.word("verification"), script.person("gridWorker"));
                    case "to-accept" ->
                        reports.accept(
                                id,
                                seen.etag(),
                                keywords.categoryOf(message),
                                script.word("acceptance"),
                                script.person("desk"));
                    default -> {
                        return seen;
                    }
                }
            } catch (Refusal refusal) {
                unlessOvertaken(refusal);
            }
        }
        throw Refusal.because("受理未完成 · the report does not come through intake: " + id);
    }

    private Ending throughDispatch(String id, Message message) {
        Ending ending = Ending.FINISHED_BEFORE;
        for (int step = 0; step < MOST_STEPS; step++) {
            Answer seen = cases.find(id, script.person("chief"));
            try {
                switch (seen.text("state")) {
                    case "proposed" -> cases.file(id, seen.etag(), script.word("filing"), script.person("chief"));
                    case "filed" -> dispatch(id, seen);
                    case "dispatched", "handling" -> {
                        if (message.reply() == null) {
                            return Ending.WITH_THE_UNIT;
                        }
                        handle(seen, message.reply());
                    }
                    case "checking" -> check(id, seen);
                    case "checked" -> {
                        cases.close(id, seen.etag(), script.word("closing"), script.person("chief"));
                        ending = Ending.CLOSED;
                    }
                    case "closed" -> {
                        return ending;
                    }
                    case "declined", "recorded" -> {
                        return Ending.ENDED_OTHERWISE;
                    }
                    default -> Pause.of(Duration.ofMillis(200));
                }
            } catch (Refusal refusal) {
                unlessOvertaken(refusal);
            }
        }
        throw Refusal.because("办理未完成 · the case does not come to its end: " + id);
    }

    private void dispatch(String id, Answer seen) {
        JsonNode proposed = seen.body().path("route");
        List<String> supporting = new ArrayList<>();
        proposed.path("supporting")
                .forEach(unit -> supporting.add(unit.path("code").asText()));
        cases.dispatch(
                id,
                seen.etag(),
                proposed.path("lead").path("code").asText(script.defaultLead()),
                supporting,
                script.word("dispatching"),
                script.person("dispatcher"));
    }

    private void handle(Answer seen, String reply) {
        Login handler = script.person("handler");
        for (JsonNode each : seen.body().path("orders")) {
            String id = each.path("id").asText();
            Answer order = cases.order(id, handler);
            if (List.of("issued", "escalated").contains(order.text("state"))) {
                order = cases.take(id, order.etag(), handler);
            }
            if (order.text("state").equals("taken")) {
                boolean leads = each.path("part").asText().equals("lead");
                cases.reportBack(
                        id,
                        order.etag(),
                        script.word("handling"),
                        leads ? reply : script.word("supporting"),
                        proof(handler),
                        handler);
            }
        }
    }

    private void check(String id, Answer seen) {
        Login inspector = script.person("inspector");
        cases.pass(id, seen.etag(), script.word("check"), proof(inspector), inspector);
    }

    private List<Map<String, Object>> proof(Login who) {
        return List.of(cases.upload(PROOF, who));
    }

    /** Somebody, or a rule, was first: look again. Any other refusal stands. */
    private static void unlessOvertaken(Refusal refusal) {
        if (!refusal.isOvertaken()) {
            throw refusal;
        }
        Pause.of(Duration.ofMillis(100));
    }
}
