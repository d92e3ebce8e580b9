package org.linli.dispatch.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The need of one task as volunteer-service tells of it: each fact under the need's next version. */
public final class Volunteers {

    private static final String NEEDS = "linli.volunteer.needs";
    private static final String HOLDERS = "linli.volunteer.holders";

    private final Topics topics;
    private final String need = UUID.randomUUID().toString();
    private final String originKind;
    private final String task;
    private long version;
    private long listVersion;

    private Volunteers(Topics topics, String originKind, String task) {
        this.topics = topics;
        this.originKind = originKind;
        this.task = task;
    }

    /** Of a task; the need was proposed, reviewed and opened. */
    public static Volunteers of(Line line, String task) {
        Volunteers volunteers = new Volunteers(line.topics(), "case-task", task);
        volunteers.version = 3;
        return volunteers;
    }

    /** Of something else than a task, under the same id. */
    public static Volunteers ofOther(Line line, String id) {
        return new Volunteers(line.topics(), "micro-wish", id);
    }

    public UUID held() {
        return held(UUID.randomUUID());
    }

    public UUID held(UUID claim) {
        say("claim-held", claim, "held", null);
        return claim;
    }

    public void released(UUID claim) {
        say("claim-released", claim, "released", null);
    }

    public void noShow(UUID claim) {
        say("claim-no-show", claim, "no-show", null);
    }

    public void checkedIn(UUID claim) {
        say("claim-checked-in", claim, "checked-in", null);
    }

    public void checkedOut(UUID claim, int minutes) {
        say("claim-checked-out", claim, "checked-out", minutes);
    }

    public void say(String event, UUID claim, String state, Integer minutes) {
        say(event, claim, state, minutes, ++version);
    }

    /** Tells again, as a topic that is read anew does. */
    public void say(String event, UUID claim, String state, Integer minutes, long version) {
        send(NEEDS, event, version, """
                {"needId": "%s", "state": "filled", "originKind": "%s", "originId": "%s", "claimId": "%s",
                 "claimState": "%s", "taken": 1, "minutes": %s, "evidence": null, "reasonCode": null,
                 "at": "2026-11-28T01:00:00Z"}""".formatted(need, originKind, task, claim, state, minutes));
    }

    /** The need itself ended. @param event need-expired or need-withdrawn */
    public void ended(String event) {
        send(NEEDS, event, ++version, """
                {"needId": "%s", "state": "expired", "originKind": "%s", "originId": "%s"}""".formatted(need, originKind, task));
    }

    public long version() {
        return version;
    }

    /** Who holds a claim now. */
    public void holders(Person... people) {
        holders(++listVersion, people);
    }

    public void holders(long version, Person... people) {
        String subjects = List.of(people).stream()
                .map(person -> "\"" + person.subject() + "\"")
                .collect(Collectors.joining(","));
        send(HOLDERS, "holders-changed", version, """
                {"needId": "%s", "originKind": "%s", "originId": "%s", "holders": [%s],
                 "at": "2026-11-28T01:00:00Z"}""".formatted(need, originKind, task, subjects));
    }

    /** Somebody without a token holds a claim now, and who represents them is told. */
    public void representedBy(Person person) {
        send(HOLDERS, "holders-changed", ++listVersion, """
                {"needId": "%s", "originKind": "%s", "originId": "%s", "holders": [], "representing": ["%s"],
                 "at": "2026-11-28T01:00:00Z"}""".formatted(need, originKind, task, person.subject()));
    }

    private void send(String topic, String event, long version, String json) {
        Map<String, String> headers = Topics.headers(need, "linli.volunteer." + event + ".v1");
        headers.put("ce_source", "/linli/volunteer");
        headers.put("ce_aggregateversion", String.valueOf(version));
        topics.send(topic, need, headers, json);
    }
}
