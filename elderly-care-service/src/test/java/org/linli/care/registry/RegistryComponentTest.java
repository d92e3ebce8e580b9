package org.linli.care.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Town;
import org.linli.kit.identity.Posting;
import org.linli.kit.identity.Postings;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;

@QuarkusTest
class RegistryComponentTest {

    @Inject
    Database database;

    @Inject
    Calendars calendars;

    @Inject
    Postings postings;

    @Inject
    Areas areas;

    @Test
    void areasAndPostingsOfTheCityAreKnownHere() {
        Town town = Town.known(database);

        List<Posting> held = postings.validAt(town.subjectOf("worker"), Instant.now());

        assertThat(held).extracting(Posting::role).containsExactly("grid-worker");
        assertThat(areas.pathOf(town.grid, "area")).endsWith("." + town.community + "." + town.grid);
    }

    @Test
    void aYearThatNobodyHasPublishedIsUnknownAndNotWithoutHolidays() {
        sent(2098, """
                {"year":2098,"days":[{"date":"2098-10-01","kind":"holiday","name":{"zh":"国庆节"}},
                {"date":"2098-10-04","kind":"workday","name":{"zh":"国庆节"}}],"retired":false,"revision":1}""");
        await().until(() ->
                calendars.published().workday(LocalDate.of(2098, 1, 2)).isPresent());

        Calendars.Published published = calendars.published();

        assertThat(published.workday(LocalDate.of(2098, 10, 1))).contains(false);
        assertThat(published.workday(LocalDate.of(2098, 10, 4))).contains(true);
        assertThat(published.workday(LocalDate.of(2098, 10, 11))).contains(false);
        assertThat(published.workday(LocalDate.of(2098, 10, 8))).contains(true);
        assertThat(published.workday(LocalDate.of(2099, 1, 2))).isEqualTo(Optional.empty());
    }

    private static void sent(int year, String json) {
        try (Wire wire = new Wire()) {
            wire.send(List.of(new Event(
                    "linli.registry.calendars",
                    Integer.toString(year),
                    "linli.registry.calendar.v1",
                    1,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    json)));
        }
    }
}
