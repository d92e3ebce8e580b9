package org.linli.reporting.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class FoldingComponentTest {

    @Inject
    AgroalDataSource database;

    @Test
    void theRowIsTheSameWhicheverOrderTheEventsComeIn() throws SQLException {
        Town town = new Town();
        Story inOrder = eventful(town);
        Story dispatchFirst = eventful(town);
        List<Story> shuffled = List.of(eventful(town), eventful(town), eventful(town));
        try (Wire wire = new Wire()) {
            wire.send(inOrder.all());
            wire.send(dispatchFirst.ofDispatch());
            awaitFolded(dispatchFirst, dispatchFirst.ofDispatch().size());
            wire.send(dispatchFirst.ofIntake());
            for (int i = 0; i < shuffled.size(); i++) {
                List<Event> events = new ArrayList<>(shuffled.get(i).all());
                Collections.shuffle(events, new Random(i));
                // One at a time, so that the order they are handled in is the one they are sent in, topic by topic.
                events.forEach(event -> wire.send(List.of(event)));
            }

            awaitFolded(inOrder, inOrder.all().size());
            String expected = rows(inOrder);

            assertThat(expected)
                    .contains("\"reworks\": 1", "\"returns\": 1", "\"case_state\": \"closed\"", "\"fence\"");
            awaitFolded(dispatchFirst, dispatchFirst.all().size());
            assertThat(rows(dispatchFirst)).isEqualTo(expected);
            for (Story story : shuffled) {
                awaitFolded(story, story.all().size());
                assertThat(rows(story)).isEqualTo(expected);
            }
        }
    }

    @Test
    void anEventThatComesTwiceCountsOnce() throws SQLException {
        Town town = new Town();
        Story story = eventful(town);
        try (Wire wire = new Wire()) {
            var records = story.all().stream().map(Event::asRecord).toList();
            wire.sendRecords(records);
            wire.sendRecords(records);
            Story after = eventful(town);
            wire.send(after.all());
            awaitFolded(story, story.all().size());
            awaitFolded(after, after.all().size());

            assertThat(rows(story)).isEqualTo(rows(after));
        }
    }

    private static Story eventful(Town town) {
        Instant due = town.at(1, "17:00");
        return town.story()
                .submitted(town.at(0, "08:00"))
                .accepted(town.at(0, "09:00"))
                .filed(town.at(0, "10:00"), due)
                .dispatched(town.at(0, "10:05"), town.unit, due)
                .returned(town.at(0, "10:10"))
                .overruled(town.at(0, "10:20"))
                .taken(town.at(0, "10:30"))
                .stageDone("fence", town.at(0, "11:00"), town.at(0, "13:00"))
                .reportedBack(town.at(1, "12:00"), true)
                .failed(town.at(1, "13:00"))
                .reportedBack(town.at(2, "12:00"), false)
                .passed(town.at(2, "13:00"))
                .closed(town.at(2, "14:00"), false);
    }

    /** Waits until every event has left its mark: the versions of both sources then add up to their number. */
    private void awaitFolded(Story story, int events) {
        await().until(() -> folded(story) >= events);
    }

    private long folded(Story story) throws SQLException {
        return Long.parseLong(one("""
                        SELECT (SELECT COALESCE(max(CASE WHEN accepted_at IS NOT NULL AND submitted_at IS NOT NULL
                                                         THEN report_version ELSE 0 END), 0) FROM report_fact
                                 WHERE report_id = ?1)
                             + (SELECT COALESCE(max(CASE WHEN closed_at IS NOT NULL AND filed_at IS NOT NULL
                                                          AND dispatched_at IS NOT NULL AND handling_at IS NOT NULL
                                                          AND checked_at IS NOT NULL AND proposed_at IS NOT NULL
                                                          AND reworks = 1 AND returns = 1
                                                          AND last_reported_back_at > reported_back_at
                                                         THEN case_version ELSE 0 END), 0) FROM report_fact f
                                 WHERE report_id = ?1
                                   AND EXISTS (SELECT 1 FROM order_fact o WHERE o.report_id = f.report_id
                                                AND o.ruling IS NOT NULL AND o.taken_at IS NOT NULL
                                                AND o.issued_at IS NOT NULL AND o.handled_version = 13
                                                AND o.returns = 1 AND o.reworks = 1)
                                   AND EXISTS (SELECT 1 FROM stage_fact s WHERE s.report_id = f.report_id))""".replace("?1", "'" + story.reportId + "'::uuid")));
    }

    private String rows(Story story) throws SQLException {
        return one(
                "SELECT (to_jsonb(f) - 'report_id' - 'case_id')::text || (SELECT jsonb_agg(to_jsonb(o) - 'order_id' -"
                        + " 'report_id' - 'case_id')::text FROM order_fact o WHERE o.report_id = f.report_id)"
                        + " || (SELECT jsonb_agg(to_jsonb(s) - 'order_id' - 'report_id')::text FROM stage_fact s"
                        + " WHERE s.report_id = f.report_id)"
                        + " FROM report_fact f WHERE report_id = '" + story.reportId + "'::uuid");
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
