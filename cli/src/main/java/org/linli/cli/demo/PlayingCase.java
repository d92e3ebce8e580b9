package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Cases;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Reports;

/** Plays one case through all seven hands, waiting after each step for what the platform makes of it. */
final class PlayingCase {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Platform platform;
    private final OrdersTopic topic;
    private final DemoScript script;
    private final Stage stage;
    private final Reports reports;
    private final Cases cases;

    PlayingCase(Platform platform, OrdersTopic topic, DemoScript script, Stage stage) {
        this.platform = platform;
        this.topic = topic;
        this.script = script;
        this.stage = stage;
        this.reports = new Reports(platform.intake());
        this.cases = new Cases(platform.dispatch());
    }

    /** @throws Refusal when a step is refused, or does not show in time what it should */
    void play() {
        Instant began = Instant.now();
        stage.title("一件事,七个人 · one case, seven people");
        Reports.Receipt receipt = report();
        PublicView view = new PublicView(reports, receipt);
        stage.resident(view.once("submitted"));
        verify(receipt);
        stage.resident(view.once("submitted"));
        accept(receipt);
        stage.resident(view.once("accepted", "case-proposed"));
        String id = file(receipt);
        stage.resident(view.once("case-filed"));
        String unit = dispatch(id);
        stage.resident(view.once("case-dispatched"));
        String order = take(id, unit, began);
        stage.resident(view.once("case-handling"));
        reportBack(order, script.handlerOf(unit));
        stage.resident(view.once("case-check-opened", "answer"));
        check(id);
        stage.resident(view.once("case-check-passed"));
        close(id);
        stage.resident(view.once("case-closed"));
        showTimeline(receipt, began);
    }

    private Reports.Receipt report() {
        Login resident = script.person("resident");
        stage.step("居民随手拍 · resident reports", resident);
        Map<String, Object> report = new HashMap<>(script.report());
        report.put("photos", photos("before", jpeg -> reports.upload(jpeg, resident)));
        Reports.Receipt receipt = reports.submit(report, "demo-" + UUID.randomUUID(), resident);
        stage.fact("诉求 words", String.valueOf(report.get("text")));
        stage.fact("照片 photos", script.scene("before").size() + " 张(处置前) before");
        stage.fact("编号 number", receipt.number() + "   查询码 secret " + receipt.secret());
        return receipt;
    }

    private void verify(Reports.Receipt receipt) {
        Login worker = script.person("gridWorker");
        Answer seen = reports.find(receipt.id(), worker);
        stage.step("网格员核实 · grid worker verifies", worker);
        if (seen.text("state").equals("to-verify")) {
            reports.confirm(receipt.id(), seen.etag(), script.word("verification"), worker);
            stage.fact("核实 found", script.word("verification"));
        } else {
            stage.fact("核实 found", "无须核实 · not needed");
        }
    }

    private void accept(Reports.Receipt receipt) {
        Login desk = script.person("desk");
        stage.step("受理员受理 · desk accepts", desk);
        Answer seen = reports.find(receipt.id(), desk);
        reports.accept(receipt.id(), seen.etag(), null, script.word("acceptance"), desk);
        stage.fact("受理 note", script.word("acceptance"));
        stage.fact("类别 category", seen.text("category"));
    }

    private String file(Reports.Receipt receipt) {
        Login chief = script.person("chief");
        stage.step("值班长立案 · duty chief files", chief);
        String id = Pause.until(
                "case of " + receipt.number(),
                LIMIT,
                () -> cases.ofReport(receipt.number(), chief).orElse(null));
        Answer seen = cases.find(id, chief);
        if (seen.text("state").equals("proposed")) {
            cases.file(id, seen.etag(), script.word("filing"), chief);
            stage.fact("立案 note", script.word("filing"));
        } else {
            stage.fact("立案 note", "按条件自动立案 · filed by rule");
        }
        JsonNode filed = cases.find(id, chief).body();
        for (JsonNode due : filed.path("stages")) {
            stage.fact(
                    "  " + due.path("name").path("zh").asText(due.path("code").asText()),
                    due.path("dueAt").asText() + "  "
                            + due.path("explanation").path("zh").asText());
        }
        return id;
    }

    private String dispatch(String id) {
        Login dispatcher = script.person("dispatcher");
        stage.step("派遣员派遣 · dispatcher dispatches", dispatcher);
        Answer seen = cases.find(id, dispatcher);
        if (seen.text("state").equals("filed")) {
            JsonNode proposed = seen.body().path("route");
            String lead = proposed.path("lead").path("code").asText(script.lead());
            stage.fact(
                    "建议 proposal",
                    lead + "  " + proposed.path("reason").path("zh").asText());
            cases.dispatch(id, seen.etag(), lead, List.of(), script.word("dispatching"), dispatcher);
            stage.fact("派遣 note", script.word("dispatching"));
        } else {
            stage.fact("派遣 note", "按规则自动派遣 · dispatched by rule");
        }
        return leadOf(cases.find(id, dispatcher).body());
    }

    private String leadOf(JsonNode found) {
        for (JsonNode order : found.path("orders")) {
            if (order.path("part").asText().equals("lead")) {
                return order.path("unit").path("code").asText();
            }
        }
        throw Refusal.because("案件没有牵头工单 · the case has no order to a lead unit: "
                + found.path("number").asText());
    }

    private String take(String id, String unit, Instant began) {
        Login handler = script.handlerOf(unit);
        stage.step("单位读取工单并接单 · unit reads its topic and takes", handler);
        OrdersTopic.Read read = topic.await(unit, id, began, LIMIT);
        stage.record(
                read.topic() + "  分区 partition " + read.partition() + "  位移 offset " + read.offset() + "  "
                        + read.type(),
                read.order());
        String order = read.order().path("orderId").asText();
        Answer seen = cases.order(order, handler);
        cases.take(order, seen.etag(), handler);
        stage.fact("接单 taken", handler.username());
        return order;
    }

    private void reportBack(String order, Login handler) {
        stage.step("单位处置并反馈 · unit reports back", handler);
        List<Map<String, Object>> photos = photos("after", jpeg -> cases.upload(jpeg, handler));
        Answer seen = cases.order(order, handler);
        cases.reportBack(order, seen.etag(), script.word("handling"), script.word("answer"), photos, handler);
        stage.fact("处置 work", script.word("handling"));
        stage.fact("照片 photos", photos.size() + " 张(处置后) after");
    }

    private void check(String id) {
        Login inspector = script.person("inspector");
        stage.step("核查员现场核查 · inspector checks", inspector);
        Answer seen = Pause.until("state checking of case " + id, LIMIT, () -> {
            Answer now = cases.find(id, inspector);
            return now.text("state").equals("checking") ? now : null;
        });
        List<Map<String, Object>> photos = photos("after", jpeg -> cases.upload(jpeg, inspector));
        cases.pass(id, seen.etag(), script.word("check"), photos, inspector);
        stage.fact("核查 found", script.word("check"));
    }

    private void close(String id) {
        Login chief = script.person("chief");
        stage.step("值班长结案 · duty chief closes", chief);
        Answer seen = cases.find(id, chief);
        cases.close(id, seen.etag(), script.word("closing"), chief);
        String state = cases.find(id, chief).text("state");
        if (!state.equals("closed")) {
            throw Refusal.because("案件未结案 · the case is not closed but " + state);
        }
        stage.fact("状态 state", state);
    }

    private void showTimeline(Reports.Receipt receipt, Instant began) {
        Login chief = script.person("chief");
        JsonNode timeline = Pause.until("closed timeline of " + receipt.number() + " in reporting", LIMIT, () -> {
            try {
                JsonNode now = platform.reporting()
                        .get("/v1/timelines/" + receipt.id(), chief)
                        .body();
                return Timeline.isClosed(now) ? now : null;
            } catch (Refusal notYet) {
                if (notYet.status() == 404) {
                    return null;
                }
                throw notYet;
            }
        });
        stage.title("统计中的时间线 · the timeline in reporting");
        Timeline.rows(timeline, script.cityZone()).forEach(stage::say);
        stage.say("");
        stage.say("已结案,用时 %d 秒 · closed after %d s"
                .formatted(
                        Duration.between(began, Instant.now()).toSeconds(),
                        Duration.between(began, Instant.now()).toSeconds()));
    }

    private interface Uploading {
        Map<String, Object> upload(byte[] jpeg);
    }

    private List<Map<String, Object>> photos(String scene, Uploading uploading) {
        List<Map<String, Object>> photos = new ArrayList<>();
        script.scene(scene).forEach(photo -> photos.add(uploading.upload(photo.jpeg())));
        return photos;
    }
}
