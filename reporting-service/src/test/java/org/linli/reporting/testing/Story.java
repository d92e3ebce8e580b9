package org.linli.reporting.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.Wire.Event;

/** One report and its case, told as the events intake and dispatch publish of it. */
public final class Story {

    private static final String REPORTS = "linli.intake.reports";
    private static final String CASES = "linli.dispatch.cases";

    public final UUID reportId = UUID.randomUUID();
    public final UUID caseId = UUID.randomUUID();
    public final UUID orderId = UUID.randomUUID();
    private final String area;
    private final List<Event> reports = new ArrayList<>();
    private final List<Event> cases = new ArrayList<>();
    private Instant submittedAt = Instant.EPOCH;
    private Instant acceptedAt = Instant.EPOCH;
    private String origin = "";
    private String unit = "ah-d-urban";

    public Story(String area) {
        this.area = area;
    }

    /** No report began the case but an alarm of home care: there is nothing of intake. */
    public Story ofAnAlarm(Instant raised) {
        origin = "\"originKind\":\"care-alarm\",\"originId\":\"" + reportId + "\",";
        return chapter("case-proposed", "proposed", raised, """
                "number":"20260309-900000017","categoryCode":"road-pothole","areaCode":"%s","submittedAt":"%s",
                "acceptedAt":"%s","proposedAt":"%s","dueAt":null""".formatted(area, raised, raised, raised));
    }

    public Story submitted(Instant at) {
        submittedAt = at;
        return report("report-submitted", at, """
                "number":"20260309-000017","channel":"app","areaCode":"%s","categoryCode":null,"taxonomyCodes":[],
                "verification":"skipped","photoCount":0,"submittedAt":"%s\"""".formatted(area, at));
    }

    /** Accepted by the desk, and so proposed to the filing gate. */
    public Story accepted(Instant at) {
        acceptedAt = at;
        report("report-accepted", at, """
                "categoryCode":"road-pothole","areaCode":"%s","taxonomyCodes":[],"acceptedAt":"%s\"""".formatted(area, at));
        return chapter("case-proposed", "proposed", at, """
                "number":"20260309-000017","categoryCode":"road-pothole","areaCode":"%s","submittedAt":"%s",
                "acceptedAt":"%s","proposedAt":"%s","dueAt":null""".formatted(area, submittedAt, acceptedAt, at));
    }

    public Story refused(Instant at) {
        return report("report-refused", at, "\"reasonCode\":\"not-our-city\",\"refusedAt\":\"%s\"".formatted(at));
    }

    public Story filed(Instant at, Instant due) {
        return chapter("case-filed", "filed", at, """
                "conditionCode":"road-pothole-deep","automatic":false,"filedAt":"%s","dueAt":"%s","provisional":false""".formatted(at, due));
    }

    public Story declined(Instant at) {
        return chapter(
                "case-declined",
                "declined",
                at,
                "\"reasonCode\":\"not-a-public-matter\",\"declinedAt\":\"%s\"".formatted(at));
    }

    public Story dispatched(Instant at, String lead, Instant due) {
        unit = lead;
        return chapter("case-dispatched", "dispatched", at, """
                "automatic":true,"ruleCode":null,"dispatchedAt":"%s",
                "orders":[{"orderId":"%s","unitCode":"%s","part":"lead","dueAt":"%s"}]""".formatted(at, orderId, lead, due));
    }

    public Story returned(Instant at) {
        return order("order-returned", "dispatched", at, "\"reasonCode\":\"not-our-duty\",\"returnedAt\":\"%s\"");
    }

    public Story overruled(Instant at) {
        return order("order-arbitrated", "dispatched", at, "\"ruling\":\"overruled\",\"arbitratedAt\":\"%s\"");
    }

    public Story taken(Instant at) {
        order("order-taken", "handling", at, "\"takenAt\":\"%s\"");
        return chapter("case-handling", "handling", at, "\"handlingAt\":\"%s\"".formatted(at));
    }

    /** A stage before the last is done. */
    public Story stageDone(String stage, Instant at, Instant due) {
        return order(
                "order-stage-done",
                "handling",
                at,
                "\"stageCode\":\"" + stage + "\",\"dueAt\":\"" + due + "\",\"doneAt\":\"%s\",\"onTime\":"
                        + !at.isAfter(due));
    }

    public Story reportedBack(Instant at, boolean onTime) {
        order("order-handled", "handled", at, "\"handledAt\":\"%s\",\"onTime\":" + onTime);
        chapter("case-handled", "handled", at, "\"handledAt\":\"%s\"".formatted(at));
        return chapter("case-check-opened", "checking", at, "\"openedAt\":\"%s\",\"dueAt\":null".formatted(at));
    }

    public Story failed(Instant at) {
        return chapter("case-check-failed", "handling", at, """
                "reasonCode":"not-repaired","reworkOrders":["%s"],"checkedAt":"%s\"""".formatted(orderId, at));
    }

    public Story passed(Instant at) {
        return chapter("case-check-passed", "checked", at, "\"checkedAt\":\"%s\"".formatted(at));
    }

    public Story closed(Instant at, boolean onTime) {
        return chapter(
                "case-closed",
                "closed",
                at,
                "\"automatic\":false,\"closedAt\":\"%s\",\"onTime\":%s".formatted(at, onTime));
    }

    /** A report of the past and its case, moved over; each moment may be null. */
    public Story imported(
            Instant accepted,
            String state,
            @Nullable String filed,
            @Nullable String dispatched,
            @Nullable String closed) {
        report("report-recorded", accepted, """
                "number":"20190425-000003","channel":"import","areaCode":"%s","categoryCode":null,"submittedAt":"%s",
                "acceptedAt":"%s\"""".formatted(area, accepted, accepted));
        return chapter("case-recorded", state, accepted, """
                "number":"20190425-000003","categoryCode":null,"areaCode":"%s","submittedAt":"%s","acceptedAt":"%s",
                "filedAt":%s,"declinedAt":null,"dispatchedAt":%s,"reportedBackAt":null,"checkedAt":null,"closedAt":%s""".formatted(
                        area, accepted, accepted, quoted(filed), quoted(dispatched), quoted(closed)));
    }

    /** What intake published. */
    public List<Event> ofIntake() {
        return List.copyOf(reports);
    }

    /** What dispatch published. */
    public List<Event> ofDispatch() {
        return List.copyOf(cases);
    }

    public List<Event> all() {
        List<Event> all = new ArrayList<>(reports);
        all.addAll(cases);
        return all;
    }

    private Story report(String event, Instant at, String fields) {
        String json = "{\"reportId\":\"" + reportId + "\"," + fields + "}";
        reports.add(new Event(
                REPORTS, reportId.toString(), "linli.intake." + event + ".v1", reports.size() + 1L, at, json));
        return this;
    }

    private Story chapter(String event, String state, Instant at, String fields) {
        String json = "{\"caseId\":\"%s\",\"reportId\":\"%s\",\"state\":\"%s\",".formatted(caseId, reportId, state)
                + origin
                + fields + "}";
        cases.add(new Event(CASES, caseId.toString(), "linli.dispatch." + event + ".v1", cases.size() + 1L, at, json));
        return this;
    }

    private Story order(String event, String state, Instant at, String fields) {
        return chapter(
                event,
                state,
                at,
                "\"orderId\":\"" + orderId + "\",\"unitCode\":\"" + unit + "\"," + fields.formatted(at));
    }

    private static String quoted(@Nullable String moment) {
        return moment == null ? "null" : "\"" + moment + "\"";
    }
}
