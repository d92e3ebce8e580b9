package org.linli.reporting.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire;

/** What the tests feed the service is what the other services may publish. */
class StoryContractTest {

    @Test
    void theStoriesAndTownsOfTheTestsKeepTheContracts() {
        Town town = new Town();
        Instant at = town.at(0, "08:00");
        Story story = town.story()
                .submitted(at)
                .accepted(at)
                .filed(at, at)
                .dispatched(at, town.unit, at)
                .returned(at)
                .overruled(at)
                .taken(at)
                .reportedBack(at, true)
                .failed(at)
                .passed(at)
                .closed(at, true);

        story.all().forEach(StoryContractTest::isSound);
        town.story().submitted(at).refused(at).all().forEach(StoryContractTest::isSound);
        town.story().submitted(at).accepted(at).declined(at).all().forEach(StoryContractTest::isSound);
        town.story().imported(at, "closed", null, null, at.toString()).all().forEach(StoryContractTest::isSound);
        town.registry().forEach(StoryContractTest::isSound);
    }

    private static void isSound(Wire.Event event) {
        assertThat(Contracts.broken(event.topic(), event.type(), event.json()))
                .as(event.type())
                .isEmpty();
    }
}
