package org.linli.bench.dispatch;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.bench.load.Exchange;
import org.linli.bench.load.Reply;
import org.linli.bench.load.Requests;

/** The desk accepts one report after the other. */
final class AcceptingReports implements Exchange {

    private static final String BODY = "{\"category\":\"env-waste-litter\"}";
    /** The ETag of a report that nobody has touched since it was submitted. */
    private static final Map<String, String> UNTOUCHED = Map.of("If-Match", "\"1\"");

    private final Requests requests;
    private final List<String> reports;
    private final Map<String, Long> answers = new ConcurrentHashMap<>();

    AcceptingReports(Requests requests, List<String> reports) {
        this.requests = requests;
        this.reports = reports;
    }

    @Override
    public byte[] request(long index) {
        return requests.post("/v1/reports/" + reports.get((int) index) + "/acceptance", UNTOUCHED, BODY);
    }

    @Override
    public void answered(long index, Reply reply) {
        answers.put(reports.get((int) index), WallClock.micros());
        if (!reply.isGood()) {
            throw new IllegalStateException("an acceptance was refused: " + reply.status() + " " + reply.text());
        }
    }

    /** When each was answered, by report; see {@link WallClock}. */
    Map<String, Long> answers() {
        return Map.copyOf(answers);
    }
}
