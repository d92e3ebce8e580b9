package org.linli.bench.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.linli.bench.load.Exchange;
import org.linli.bench.load.Reply;
import org.linli.bench.load.Requests;

/** Reports of litter that a grid worker brings in, so that they wait for the desk at once. */
final class PreparedReports implements Exchange {

    /** A place in the sample city, and a category there whose cases are filed and dispatched by rule. */
    private static final String REPORT = """
            {"text":"人行道上散落生活垃圾约两平方米,影响通行。","category":"env-waste-litter",\
            "place":{"longitude":114.825547,"latitude":31.180360,"datum":"WGS84"}}""";

    /** The unit whose topic the orders reach. */
    static final String UNIT = "so-gudu";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Requests requests;
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();

    PreparedReports(Requests requests) {
        this.requests = requests;
    }

    @Override
    public byte[] request(long index) {
        return requests.post("/v1/reports", Requests.newKey(), REPORT);
    }

    @Override
    public void answered(long index, Reply reply) {
        if (!reply.isGood()) {
            throw new IllegalStateException("a report was refused: " + reply.status() + " " + reply.text());
        }
        try {
            ids.add(JSON.readTree(reply.body()).required("reportId").asText());
        } catch (IOException notJson) {
            throw new UncheckedIOException("not JSON: " + reply.text(), notJson);
        }
    }

    /** Their ids. */
    List<String> ids() {
        return new ArrayList<>(ids);
    }
}
