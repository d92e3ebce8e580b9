package org.linli.reporting.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;
import org.linli.reporting.feed.Positions;

/** How far the figures of the city are behind its facts. */
@ApplicationScoped
class ProjectionFigures implements TableFigures {

    private final Positions positions;
    private final Lags lags;
    private volatile double behind = Double.NaN;

    ProjectionFigures(Positions positions, Lags lags, MeterRegistry metrics) {
        this.positions = positions;
        this.lags = lags;
        Gauge.builder("linli.projection.lag.records", () -> behind)
                .description(
                        "records on the topics that are not in the figures yet; no number while Kafka or the database does not answer")
                .register(metrics);
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.of(
                "linli.projection.rebuilding",
                "1 while the figures are being rebuilt",
                "SELECT CASE state WHEN 'rebuilding' THEN 1 ELSE 0 END FROM projection WHERE one"));
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        double now = Double.NaN;
        try {
            List<Positions.Position> read = positions.all();
            now = lags.ends(read)
                    .map(ends -> read.stream()
                            .mapToDouble(p -> Math.max(
                                    0,
                                    ends.getOrDefault(new TopicPartition(p.topic(), p.partition()), 0L)
                                            - p.nextOffset()))
                            .sum())
                    .orElse(Double.NaN);
        } finally {
            behind = now;
        }
    }
}
