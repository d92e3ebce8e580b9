package org.linli.kit.figure;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Counts what operators watch, now and then, so that asking for metrics never waits for the database. A figure that could not
 * be counted is no number until it can be again: yesterday's would look like a quiet night.
 */
@ApplicationScoped
public class CountingFigures {

    private static final Logger LOG = Logger.getLogger(CountingFigures.class);
    private static final int SECONDS_A_FIGURE = 5;

    private record Shown(Figure figure, MultiGauge gauge, Map<String, Double> last) {}

    private final AgroalDataSource database;
    private final Counter failures;
    private final List<Shown> shown;
    private volatile long counted = System.nanoTime();

    CountingFigures(AgroalDataSource database, MeterRegistry metrics, @Any Instance<TableFigures> rooms) {
        this.database = database;
        this.failures = Counter.builder("linli.figures.failed")
                .description("figures that could not be counted")
                .register(metrics);
        // A database that neither answers nor goes away holds the count up, and the last figures would stand for ever.
        Gauge.builder("linli.figures.age.seconds", this, CountingFigures::ageSeconds)
                .description(
                        "how long ago the latest count of the figures ended, before the first: how long ago it might have begun")
                .register(metrics);
        this.shown = rooms.stream()
                .flatMap(room -> room.figures().stream())
                .map(figure -> new Shown(
                        figure,
                        MultiGauge.builder(figure.name())
                                .description(figure.help())
                                .register(metrics),
                        new HashMap<>()))
                .toList();
    }

    @Scheduled(every = "{linli.figures.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void count() {
        try (Connection connection = database.getConnection()) {
            shown.forEach(each -> count(connection, each));
        } catch (SQLException away) {
            LOG.warnf("Figures cannot be counted: %s", away.getSQLState());
            shown.forEach(this::unknown);
        } finally {
            counted = System.nanoTime();
        }
    }

    private double ageSeconds() {
        return (System.nanoTime() - counted) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    private void count(Connection connection, Shown one) {
        try (PreparedStatement select = connection.prepareStatement(one.figure().sql())) {
            select.setQueryTimeout(SECONDS_A_FIGURE);
            try (ResultSet rows = select.executeQuery()) {
                show(one, read(one.figure(), rows));
            }
        } catch (SQLException failed) {
            LOG.warnf("Figure %s cannot be counted: %s", one.figure().name(), failed.getSQLState());
            unknown(one);
        }
    }

    private static Map<String, Double> read(Figure figure, ResultSet rows) throws SQLException {
        Map<String, Double> values = new LinkedHashMap<>();
        figure.always().forEach(label -> values.put(label, 0.0));
        while (rows.next()) {
            if (figure.label() == null) {
                values.put("", rows.getDouble(1));
            } else {
                String label = values.size() < Figure.MOST_LABELS || values.containsKey(rows.getString(1))
                        ? rows.getString(1)
                        : Figure.OTHER;
                values.merge(label, rows.getDouble(2), Double::sum);
            }
        }
        return values;
    }

    private void unknown(Shown one) {
        failures.increment();
        Map<String, Double> none = new HashMap<>();
        one.last().keySet().forEach(label -> none.put(label, Double.NaN));
        if (none.isEmpty()) {
            List<String> labels =
                    one.figure().label() == null ? List.of("") : one.figure().always();
            labels.forEach(label -> none.put(label, Double.NaN));
        }
        show(one, none);
    }

    private static void show(Shown one, Map<String, Double> values) {
        one.last().clear();
        one.last().putAll(values);
        String label = one.figure().label();
        List<Row<?>> rows = new ArrayList<>();
        values.forEach((name, value) -> rows.add(Row.of(label == null ? Tags.empty() : Tags.of(label, name), value)));
        one.gauge().register(rows, true);
    }

    /** What was counted last, for tests. */
    Map<String, Map<String, Double>> latest() {
        return shown.stream().collect(Collectors.toMap(one -> one.figure().name(), one -> Map.copyOf(one.last())));
    }
}
