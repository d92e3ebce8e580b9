package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.demo.DemoScript.CareOf;

/** Plays the visit of somebody who lives alone and does not open, from the plan to what became of it. */
final class PlayingVisit {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration AROUND = Duration.ofMinutes(45);

    /** The shortest service there is. */
    private static final int MINUTES = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Platform platform;
    private final Care care;
    private final DemoScript script;
    private final Stage stage;
    private final CareOf told;
    private final Login desk;
    private final Login carer;

    PlayingVisit(Platform platform, DemoScript script, Stage stage) {
        this.platform = platform;
        this.care = new Care(platform.care());
        this.script = script;
        this.stage = stage;
        if (script.care() == null) {
            throw Refusal.because("脚本缺少内容 · the script has no care");
        }
        this.told = script.care();
        this.desk = script.person("desk");
        this.carer = script.person("carer");
    }

    /** @throws Refusal when a step is refused, or does not show in time what it should */
    void play() {
        stage.title("上门无人应门:独居老人 · nobody opens: an old man living alone");
        String elder = register();
        String me = takeOn();
        planTomorrow();
        String visit = publish(elder, me);
        goThere(visit);
        String alarm = new PlayingAlarm(platform, script, stage).play(visit);
        openedAfterAll(visit);
        stage.title("无人应门的时间线 · the timeline of the door that stayed shut");
        AlarmTimeline.rows(care.alarm(alarm, desk), script.cityZone()).forEach(stage::say);
    }

    private String register() {
        Login worker = script.person("gridWorker");
        stage.step("网格员登记老人与家属 · grid worker registers", worker);
        Answer elder = care.register(told.elder(), told.key(), worker);
        String id = elder.text("id");
        stage.fact(
                "老人 elder", elder.text("name") + "  " + elder.text("birthDate") + "  独居 alone  " + elder.text("area"));
        if (care.hasNobodyToCall(elder, worker)) {
            care.agree(id, "contacts", worker);
            care.tellContacts(elder, told.contacts(), worker);
        }
        for (Map<String, Object> contact : told.contacts()) {
            stage.fact("联系人 contact", contact.get("relation") + " " + contact.get("name"));
        }
        return id;
    }

    private String takeOn() {
        stage.step("受理员登记护理员 · desk takes a carer on", desk);
        boolean anew = care.takeOn(told.carer(), desk);
        Answer profile = care.carer(carer);
        stage.fact(
                "护理员 carer",
                profile.text("name") + "  " + profile.text("unit") + (anew ? "" : "  (已登记过 · known already)"));
        return profile.text("id");
    }

    /** Offered only: nobody is sent anywhere by a roster that is not applied. */
    private void planTomorrow() {
        stage.step("受理员排明日班表 · desk has tomorrow planned", desk);
        String day = LocalDate.now(script.cityZone()).plusDays(1).toString();
        Map<String, Object> asked = Map.of("area", told.roster(), "day", day, "budget", Map.of("iterations", 20_000));
        String id = care.roster(asked, desk).text("id");
        JsonNode roster = Pause.until("roster " + id + " to be ready", LIMIT, () -> {
            JsonNode now = care.roster(id, desk).body();
            return now.path("state").asText().equals("planning") ? null : now;
        });
        stage.fact(
                "班表 roster",
                day + "  " + told.roster() + "  " + roster.path("state").asText());
        stage.fact(
                "方案 plan",
                "已排 planned " + roster.path("plan").size() + "  未排 unplanned "
                        + roster.path("unplanned").size() + "  尝试 tried "
                        + roster.path("tried").asLong() + "  "
                        + roster.path("millis").asLong() + " ms");
        care.actOnRoster(id, "discarding", desk);
        stage.fact("结果 outcome", "仅供演示,未采用 · offered, and discarded here");
    }

    private String publish(String elder, String me) {
        stage.step("受理员发布今日上门 · desk publishes a visit", desk);
        ZonedDateTime now = ZonedDateTime.now(script.cityZone()).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime midnight = now.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime begins = latest(midnight, now.minus(AROUND));
        ZonedDateTime ends = earliest(midnight.plusDays(1).minusSeconds(1), now.plus(AROUND));
        Map<String, Object> visit = new HashMap<>();
        visit.put("elder", elder);
        visit.put("kind", "door-knock");
        visit.put("minutes", MINUTES);
        visit.put("beginsAt", begins.toInstant().toString());
        visit.put("endsAt", ends.toInstant().toString());
        String id = care.enter(visit, desk);
        publish(id, me, begins, ends);
        stage.fact("上门 visit", "door-knock  " + TIME.format(begins) + "–" + TIME.format(ends));
        stage.fact("状态 state", care.visit(id, desk).text("state"));
        return id;
    }

    /** At the first time at which the carer is free: a play that broke off may have left them before a door. */
    private void publish(String visit, String me, ZonedDateTime begins, ZonedDateTime ends) {
        ZonedDateTime at = begins;
        while (true) {
            Map<String, Object> part =
                    Map.of("carer", me, "beginsAt", at.toInstant().toString());
            try {
                care.actOnVisit(visit, "publication", Map.of("parts", List.of(part)), desk);
                return;
            } catch (Refusal refusal) {
                at = at.plusMinutes(MINUTES);
                boolean busy = refusal.problem().path("rule").asText().equals("free");
                if (!busy || at.plusMinutes(MINUTES).isAfter(ends)) {
                    throw refusal;
                }
            }
        }
    }

    private void goThere(String visit) {
        stage.step("护理员出发,到门口 · carer at the door", carer);
        JsonNode matter = care.visitMatter(visit, carer).path("person");
        stage.fact(
                "去处 where",
                matter.path("name").asText() + "  " + matter.path("address").asText() + "  "
                        + matter.path("atTheDoor").asText());
        Map<String, Object> there = Map.of("place", told.elder().get("place"));
        for (String action : List.of("setting-out", "arrival")) {
            stage.fact("状态 state", care.actOnVisit(visit, action, there, carer).text("state"));
        }
        stage.fact(
                "无人应门 shut", care.actOnVisit(visit, "no-answer", there, carer).text("state"));
    }

    private void openedAfterAll(String visit) {
        stage.step("护理员补做上门 · carer is let in after all", carer);
        stage.fact(
                "状态 state", care.actOnVisit(visit, "opening", Map.of(), carer).text("state"));
        Map<String, Object> done = Map.of("tasks", List.of("seen"), "note", script.word("finishing"));
        String state = care.actOnVisit(visit, "finishing", done, carer).text("state");
        stage.fact("状态 state", state);
        stage.step("受理员核实 · desk verifies", desk);
        if (state.equals("done")) {
            state = care.actOnVisit(visit, "verification", Map.of(), desk).text("state");
        }
        stage.fact("上门 visit", state);
    }

    private static ZonedDateTime latest(ZonedDateTime one, ZonedDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static ZonedDateTime earliest(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? one : other;
    }
}
