package org.linli.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.reporting.fact.TimelineView.LegView;
import org.linli.reporting.fact.TimelineView.OrderView;
import org.linli.reporting.fact.TimelineView.StepView;

/** One report and its case as they went, read from the facts. */
@ApplicationScoped
class Timelines {

    /** A timeline with what decides who may see it: the path of its area, null while that is unknown. */
    record Found(@Nullable String areaPath, TimelineView timeline) {}

    /** Step names by column; {@code last} ones are shown only where they differ from the first. */
    private static final Map<String, String> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("submitted", "submitted_at");
        STEPS.put("verified", "verified_at");
        STEPS.put("accepted", "accepted_at");
        STEPS.put("refused", "refused_at");
        STEPS.put("proposed", "proposed_at");
        STEPS.put("filed", "filed_at");
        STEPS.put("declined", "declined_at");
        STEPS.put("dispatched", "dispatched_at");
        STEPS.put("handling", "handling_at");
        STEPS.put("reported-back", "reported_back_at");
        STEPS.put("sent-back", "last_sent_back_at");
        STEPS.put("last-reported-back", "last_reported_back_at");
        STEPS.put("checked", "checked_at");
        STEPS.put("closed", "closed_at");
    }

    private final Database database;

    Timelines(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<Found> of(UUID reportId) {
        List<OrderView> orders = database.list(
                "SELECT * FROM order_fact WHERE report_id = ? ORDER BY issued_at, order_id",
                Timelines::order,
                reportId);
        return database.first(
                "SELECT f.*, a.path AS area_path FROM report_fact f LEFT JOIN area a ON a.code = f.area_code"
                        + " WHERE f.report_id = ?",
                row -> new Found(row.getString("area_path"), timeline(row, orders)),
                reportId);
    }

    private static TimelineView timeline(ResultSet row, List<OrderView> orders) throws SQLException {
        return new TimelineView(
                row.getObject("report_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("number"),
                row.getString("channel"),
                row.getBoolean("imported"),
                row.getString("area_code"),
                row.getString("category_code"),
                row.getString("case_state"),
                row.getString("condition_code"),
                row.getString("lead_unit"),
                Database.instant(row, "due_at"),
                nullable(row, "due_provisional"),
                nullable(row, "closed_on_time"),
                late(row),
                row.getInt("reworks"),
                row.getInt("returns"),
                steps(row),
                legs(row),
                orders);
    }

    private static List<StepView> steps(ResultSet row) throws SQLException {
        List<StepView> steps = new ArrayList<>();
        for (Map.Entry<String, String> step : STEPS.entrySet()) {
            Instant at = Database.instant(row, step.getValue());
            if (at != null
                    && !(step.getKey().equals("last-reported-back")
                            && at.equals(Database.instant(row, "reported_back_at")))) {
                steps.add(new StepView(step.getKey(), at));
            }
        }
        // Steps of the same moment keep the order of the line.
        steps.sort(Comparator.comparing(StepView::at));
        return steps;
    }

    private static List<LegView> legs(ResultSet row) throws SQLException {
        List<LegView> legs = new ArrayList<>();
        leg(row, legs, "submitted", "dispatched");
        leg(row, legs, "dispatched", "reported-back");
        leg(row, legs, "reported-back", "closed");
        return legs;
    }

    private static void leg(ResultSet row, List<LegView> legs, String from, String to) throws SQLException {
        Instant start = Database.instant(row, STEPS.get(from));
        Instant end = Database.instant(row, STEPS.get(to));
        if (start != null && end != null) {
            legs.add(new LegView(from, to, Duration.between(start, end).toSeconds()));
        }
    }

    private static List<String> late(ResultSet row) throws SQLException {
        List<String> clocks = new ArrayList<>();
        for (String clock : List.of("filing", "dispatching", "checking")) {
            if (row.getBoolean("late_" + clock)) {
                clocks.add(clock);
            }
        }
        return clocks;
    }

    private static OrderView order(ResultSet row) throws SQLException {
        return new OrderView(
                row.getObject("order_id", UUID.class),
                row.getString("unit"),
                row.getString("part"),
                Database.instant(row, "due_at"),
                Database.instant(row, "issued_at"),
                Database.instant(row, "taken_at"),
                Database.instant(row, "returned_at"),
                row.getString("ruling"),
                Database.instant(row, "withdrawn_at"),
                Database.instant(row, "handled_at"),
                nullable(row, "on_time"),
                row.getBoolean("late"),
                row.getInt("reworks"));
    }

    private static @Nullable Boolean nullable(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }
}
