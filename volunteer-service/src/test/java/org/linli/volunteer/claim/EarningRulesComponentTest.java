package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class EarningRulesComponentTest {

    @Inject
    Database database;

    @Inject
    EarningRules rules;

    @Inject
    Audit audit;

    @Inject
    CityTime.Settings city;

    private final String kind = "k-" + UUID.randomUUID().toString().substring(0, 8);
    private Town town;
    private LocalDate today;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
        today = LocalDate.now(city.zone());
    }

    @Test
    void aRuleIsAddedForADayToComeAndToldToEverybody() {
        Response added = add(rule(60, today.plusDays(10)));
        Response again = add(rule(60, today.plusDays(10)));

        added.then().statusCode(201).body("kind", equalTo(kind)).body("perHour", equalTo(60));
        again.then().statusCode(200).body("id", equalTo(added.<Integer>path("id")));
        as(town.volunteer("anybody"))
                .queryParam("kind", kind)
                .queryParam("limit", 200)
                .get("/v1/earning-rules")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(added.<Integer>path("id")));
        List<AuditEntry> told = audit.of("earning-rule", added.path("id").toString()).stream()
                .map(Audit.Numbered::entry)
                .toList();
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().details()).containsEntry("perHour", 60);
    }

    @Test
    void whatStandsIsNeverChangedAndThePastIsNotTouched() {
        add(rule(60, today.plusDays(10))).then().statusCode(201);

        add(rule(61, today.plusDays(10))).then().statusCode(409).body("type", endsWith("/conflict"));
        add(rule(60, today))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("validFrom"))
                .body("errors[0].rule", equalTo("to-come"));
        add(Map.of("validFrom", "soon")).then().statusCode(400).body("errors[0].field", equalTo("validFrom"));
        as(town.desk())
                .body(rule(60, today.plusDays(20)))
                .post("/v1/earning-rules")
                .then()
                .statusCode(403);
    }

    @Test
    void ofTwoAtOnceThatSayOtherwiseOneStands() throws Exception {
        List<Callable<Response>> both = new ArrayList<>();
        both.add(() -> add(rule(10, today.plusDays(5))));
        both.add(() -> add(rule(20, today.plusDays(5))));

        List<Response> answers = Folk.together(both);

        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void onADayTheKindsOwnLatestRuleCounts() {
        add(rule(30, today.plusDays(5))).then().statusCode(201);
        int later = add(rule(40, today.plusDays(9))).path("id");

        Response before = on(today.plusDays(4));
        Response from = on(today.plusDays(9));

        before.then().body("items.kind", not(hasItem(kind)));
        from.then()
                .body("items.findAll { it.kind != null }.id", equalTo(List.of(later)))
                .body("items.findAll { it.evidence == 2 && it.currency == 'minutes' }.perHour", equalTo(List.of(40)));
        assertThat(rules.of(kind, 90, 2, today.plusDays(9), today.plusDays(9)))
                .contains(new EarningRules.Earned(org.linli.volunteer.ledger.Currency.MINUTES, 60, null));
        as(town.desk()).queryParam("on", "x").get("/v1/earning-rules").then().statusCode(400);
    }

    private Response on(LocalDate day) {
        return as(town.desk())
                .queryParams("kind", kind, "on", day.toString(), "limit", 200)
                .get("/v1/earning-rules");
    }

    private Response add(Map<String, ?> body) {
        return as(Town.administrator()).body(body).post("/v1/earning-rules");
    }

    private Map<String, @Nullable Object> rule(int perHour, LocalDate from) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("evidence", 2);
        body.put("currency", "minutes");
        body.put("perHour", perHour);
        body.put("validFrom", from.toString());
        return body;
    }
}
