package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Answer;
import org.linli.cli.api.Login;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Volunteers;

/** Plays one need from the desk's proposal to what the volunteer earned. */
final class PlayingNeed {

    /** The shortest window there is. */
    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** Time to come from what the volunteer did in the play before. */
    private static final Duration AHEAD = Duration.ofMinutes(7);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Volunteers volunteers;
    private final DemoScript script;
    private final Stage stage;
    private final Login volunteer;
    private final Login desk;

    PlayingNeed(Platform platform, DemoScript script, Stage stage) {
        this.volunteers = new Volunteers(platform.volunteer());
        this.script = script;
        this.stage = stage;
        this.volunteer = script.person("volunteer");
        this.desk = script.person("desk");
    }

    /** @throws Refusal when a step is refused */
    void play() {
        stage.title("志愿服务:一项需求,两个人 · volunteering: one need, two people");
        register();
        String need = propose(Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS));
        open(need);
        String claim = claim(need);
        serve(claim);
        confirm(need, claim);
        showEarned();
        stage.title("需求与认领的时间线 · the timeline of need and claim");
        ServiceTimeline.rows(
                        volunteers.need(need, desk).body(),
                        volunteers.claimed(claim, volunteer).body(),
                        script.cityZone())
                .forEach(stage::say);
    }

    private void register() {
        stage.step("志愿者登记 · volunteer registers", volunteer);
        Answer profile = volunteers.register(given("volunteer", script.volunteer()), volunteer);
        boolean known = profile.status() == 200;
        stage.fact("登记 profile", profile.text("name") + "  " + profile.text("phone") + "  " + profile.text("area"));
        stage.fact("状态 state", profile.text("state") + (known ? "  (已登记过 · known already)" : ""));
        if (!profile.body().path("consents").path("matching").asBoolean()) {
            volunteers.agree(profile.text("id"), "matching", volunteer);
            stage.fact("同意 agrees", "参与匹配 · to be matched");
        }
    }

    private String propose(Instant begins) {
        stage.step("受理员提出需求 · desk proposes a need", desk);
        Map<String, Object> need = new HashMap<>(given("need", script.need()));
        need.put("beginsAt", begins.toString());
        need.put("endsAt", begins.plus(WINDOW).toString());
        Answer proposed = volunteers.propose(need, "demo-" + UUID.randomUUID(), desk);
        stage.fact("需求 need", proposed.text("title") + "  " + proposed.text("kind") + "  " + proposed.text("area"));
        stage.fact("时段 window", local(begins) + "–" + local(begins.plus(WINDOW)));
        stage.fact("状态 state", proposed.text("state"));
        return proposed.text("id");
    }

    private void open(String need) {
        stage.step("审核并开放 · desk reviews and opens", desk);
        volunteers.act(need, "review", Map.of("note", script.word("review")), desk);
        stage.fact("审核 note", script.word("review"));
        stage.fact("状态 state", volunteers.act(need, "opening", Map.of(), desk).text("state"));
    }

    private String claim(String need) {
        stage.step("志愿者认领并确认 · volunteer claims and confirms", volunteer);
        String claim = volunteers.claim(need, volunteer);
        volunteers.actOnClaim(claim, "confirmation", Map.of(), volunteer);
        stage.fact("需求 need", volunteers.need(need, volunteer).text("state"));
        JsonNode contact = volunteers.contact(need, volunteer);
        stage.fact(
                "去处 where",
                contact.path("name").asText() + "  " + contact.path("phone").asText() + "  "
                        + contact.path("address").asText());
        return claim;
    }

    private void serve(String claim) {
        stage.step("到场签到,完成签退 · checks in, checks out", volunteer);
        for (String action : new String[] {"check-in", "check-out"}) {
            stage.fact(
                    "认领 claim",
                    volunteers.actOnClaim(claim, action, Map.of(), volunteer).text("state"));
        }
    }

    private void confirm(String need, String claim) {
        stage.step("受理员见证并确认 · desk attests and confirms", desk);
        Map<String, Object> minutes = Map.of("minutes", WINDOW.toMinutes());
        stage.fact(
                "认领 claim",
                volunteers.actOnClaim(claim, "attestation", minutes, desk).text("state"));
        volunteers.act(need, "confirmation", Map.of(), desk);
        stage.fact("认领 claim", volunteers.claimed(claim, volunteer).text("state"));
        stage.fact("需求 need", volunteers.need(need, desk).text("state"));
    }

    private void showEarned() {
        stage.step("志愿者查看账户 · volunteer looks at the accounts", volunteer);
        for (JsonNode account : volunteers.accounts(volunteer)) {
            stage.fact(
                    account.path("currency").asText(), account.path("balance").asText());
        }
    }

    private static Map<String, Object> given(String part, @Nullable Map<String, Object> told) {
        if (told == null) {
            throw Refusal.because("脚本缺少内容 · the script has no " + part);
        }
        return told;
    }

    private String local(Instant moment) {
        return TIME.format(moment.atZone(script.cityZone()));
    }
}
