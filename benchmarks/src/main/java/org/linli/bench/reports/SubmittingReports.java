package org.linli.bench.reports;

import java.util.Locale;
import org.linli.bench.load.Exchange;
import org.linli.bench.load.Reply;
import org.linli.bench.load.Requests;

/** What a resident's app sends: words, a place, a key. Each report is another one, in another grid. */
final class SubmittingReports implements Exchange {

    /** About as long as what people write: 54 characters, 162 bytes. */
    static final String WORDS = "小区东门外人行道上的垃圾桶已经满了三天没有人清理,垃圾散落到非机动车道上,早晚高峰骑车的人只能绕到机动车道,很不安全。";

    private final Requests requests;
    private final GridPoints points;

    SubmittingReports(Requests requests, GridPoints points) {
        this.requests = requests;
        this.points = points;
    }

    @Override
    public byte[] request(long index) {
        GridPoints.Point point = points.any();
        String json = String.format(
                Locale.ROOT,
                "{\"text\":\"%s (%d)\",\"channel\":\"app\",\"place\":{\"longitude\":%.6f,\"latitude\":%.6f,\"datum\":\"WGS84\"}}",
                WORDS,
                index,
                point.longitude(),
                point.latitude());
        return requests.post("/v1/reports", Requests.newKey(), json);
    }

    @Override
    public void answered(long index, Reply reply) {
        if (!reply.isGood()) {
            throw new IllegalStateException("a report was refused: " + reply.status() + " " + reply.text());
        }
    }
}
