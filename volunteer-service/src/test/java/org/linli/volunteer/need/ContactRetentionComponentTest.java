package org.linli.volunteer.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ContactRetentionComponentTest {

    @Inject
    Database database;

    @Inject
    ContactRetention retention;

    @Test
    void whomToAskForIsErasedNinetyDaysAfterTheNeedEndedOnceHoweverManyLook() throws Exception {
        Town town = Town.known(database);
        String address = "枫林路 " + UUID.randomUUID();
        Map<String, Object> body = need(town);
        body.put("contact", Map.of("name", "周奶奶", "address", address));
        String running = opened(town, body);
        String ended = opened(town, body);
        change(town.desk(), "/v1/needs/" + ended, "withdrawal", Map.of("reason", "已解决"))
                .then()
                .statusCode(200);

        retention.sweep(Instant.now().plus(Duration.ofDays(89)));
        as(town.desk())
                .get("/v1/needs/" + ended + "/contact")
                .then()
                .statusCode(200)
                .body("address", equalTo(address));
        Folk.together(Collections.nCopies(4, () -> {
            retention.sweep(Instant.now().plus(Duration.ofDays(91)));
            return as(town.desk()).get("/v1/needs/" + ended);
        }));

        as(town.desk()).get("/v1/needs/" + ended + "/contact").then().statusCode(404);
        as(town.desk()).get("/v1/needs/" + ended).then().statusCode(200).body("hasContact", equalTo(false));
        as(town.desk()).get("/v1/needs/" + running + "/contact").then().statusCode(200);
        assertThat(erasures(ended)).containsExactly("system:volunteer");
        assertThat(erasures(running)).isEmpty();
    }

    private List<String> erasures(String need) {
        return database.list(
                "SELECT actor FROM audit_entry WHERE entity = 'need' AND entity_id = ? AND action = 'erase-contact'",
                row -> row.getString("actor"),
                need);
    }
}
