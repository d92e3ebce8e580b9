package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Care;
import org.linli.cli.api.Cases;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;

/**
 * Plays a door that stays shut: every step is told by whoever does it before its clock would go on, and the last of them, the
 * urgent case, is worked in dispatch until its closing comes back.
 */
final class PlayingAlarm {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LAST = "urgent-case";

    private static final Map<String, String> NAMES = Map.of(
            "second-knock", "再次敲门 · second knock",
            "call", "致电本人 · the man's own phone",
            "contact", "致电联系人 · a contact is called",
            "grid-worker", "网格员上门 · grid worker goes there");

    private final Care care;
    private final Cases cases;
    private final DemoScript script;
    private final Stage stage;
    private final Login desk;

    PlayingAlarm(Platform platform, DemoScript script, Stage stage) {
        this.care = new Care(platform.care());
        this.cases = new Cases(platform.dispatch());
        this.script = script;
        this.stage = stage;
        this.desk = script.person("desk");
    }

    /** @return the alarm's id, when it has ended */
    String play(String visit) {
        String area = care.visit(visit, desk).text("area");
        String alarm = Pause.until(
                "alarm of visit " + visit,
                LIMIT,
                () -> care.alarms(area, desk).stream()
                        .filter(each -> each.path("visitId").asText().equals(visit))
                        .map(each -> each.path("id").asText())
                        .findFirst()
                        .orElse(null));
        askEverybody(alarm);
        String caseId = handOver(alarm);
        work(caseId, alarm);
        comesBack(alarm);
        return alarm;
    }

    private void askEverybody(String alarm) {
        JsonNode raised = care.alarm(alarm, desk);
        String level = raised.path("level").asText();
        for (JsonNode step : raised.path("steps")) {
            String kind = step.path("kind").asText();
            if (kind.equals(LAST)) {
                return;
            }
            int number = step.path("number").asInt();
            Login who = whoDoes(kind);
            begun(alarm, number);
            stage.step(NAMES.getOrDefault(kind, kind), who);
            stage.fact("最迟 by its clock", step.path("dueAt").asText() + "  (风险 risk " + level + ")");
            care.tellStep(alarm, number, Map.of("outcome", "not-reached", "words", script.word(kind)), who);
            stage.fact("结果 outcome", "not-reached  " + script.word(kind));
        }
    }

    private Login whoDoes(String kind) {
        return switch (kind) {
            case "second-knock", "call" -> script.person("carer");
            case "grid-worker" -> script.person("gridWorker");
            default -> desk;
        };
    }

    private void begun(String alarm, int number) {
        Pause.until("step " + number + " of alarm " + alarm, LIMIT, () -> {
            JsonNode step = steps(alarm)
                    .filter(each -> each.path("number").asInt() == number)
                    .findFirst()
                    .orElseThrow();
            return step.path("begunAt").isTextual() ? step : null;
        });
    }

    private Stream<JsonNode> steps(String alarm) {
        return StreamSupport.stream(care.alarm(alarm, desk).path("steps").spliterator(), false);
    }

    private String handOver(String alarm) {
        Login chief = script.person("chief");
        stage.step("转为紧急案件 · handed over as an urgent case", chief);
        String id = Pause.until("case of alarm " + alarm, LIMIT, () -> {
            JsonNode caseId = care.alarm(alarm, desk).path("caseId");
            return caseId.isTextual() ? caseId.asText() : null;
        });
        JsonNode found = cases.find(id, chief).body();
        stage.fact(
                "案件 case",
                found.path("number").asText() + "  " + found.path("urgency").asText() + "  "
                        + found.path("state").asText() + "  按规则立案 filed by rule");
        return id;
    }

    private void work(String id, String alarm) {
        Login dispatcher = script.person("dispatcher");
        Answer seen = cases.find(id, dispatcher);
        stage.step("派遣员派遣 · dispatcher dispatches", dispatcher);
        if (seen.text("state").equals("filed")) {
            String lead = seen.body().path("route").path("lead").path("code").asText(script.lead());
            cases.dispatch(id, seen.etag(), lead, List.of(), script.word("door-dispatching"), dispatcher);
            stage.fact("派遣 to", lead);
        } else {
            stage.fact("派遣 to", "按规则自动派遣 · dispatched by rule");
        }
        StreamSupport.stream(cases.find(id, dispatcher).body().path("orders").spliterator(), false)
                .sorted(Comparator.comparing(
                        order -> !order.path("part").asText().equals("lead")))
                .forEach(order -> handle(order, alarm));
        check(id);
    }

    private void handle(JsonNode order, String alarm) {
        Login handler = script.person("handlerOfAll");
        stage.step("单位查阅、上门、反馈 · unit goes, reports back", handler);
        String unit = order.path("unit").path("code").asText();
        JsonNode matter = Pause.until("standing of " + unit + " to read the matter", LIMIT, () -> {
            try {
                return care.alarmMatter(alarm, handler);
            } catch (Refusal notYet) {
                if (notYet.status() == 404) {
                    return null;
                }
                throw notYet;
            }
        });
        stage.fact("单位 unit", unit);
        stage.fact(
                "去处 where",
                matter.path("name").asText() + "  " + matter.path("address").asText());
        String id = order.path("id").asText();
        String words = script.word(order.path("part").asText().equals("lead") ? "door" : "door-support");
        cases.take(id, cases.order(id, handler).etag(), handler);
        cases.reportBack(id, cases.order(id, handler).etag(), words, handler);
        stage.fact("处置 work", words);
    }

    private void check(String id) {
        Login inspector = script.person("inspector");
        stage.step("核查员核查 · inspector checks", inspector);
        Answer seen = Pause.until("state checking of case " + id, LIMIT, () -> {
            Answer now = cases.find(id, inspector);
            return now.text("state").equals("checking") ? now : null;
        });
        cases.pass(id, seen.etag(), script.word("door-check"), List.of(), inspector);
        stage.fact("核查 found", script.word("door-check"));
        Login chief = script.person("chief");
        stage.step("值班长结案 · duty chief closes", chief);
        cases.close(id, cases.find(id, chief).etag(), script.word("door-closing"), chief);
        stage.fact("状态 state", cases.find(id, chief).text("state"));
    }

    private void comesBack(String alarm) {
        stage.step("结果回到养老服务 · the result comes back", desk);
        JsonNode ended = Pause.until("end of alarm " + alarm, LIMIT, () -> {
            JsonNode now = care.alarm(alarm, desk);
            return now.path("endedAt").isTextual() ? now : null;
        });
        stage.fact(
                "报警 alarm",
                ended.path("state").asText() + "  " + ended.path("outcome").asText());
    }
}
