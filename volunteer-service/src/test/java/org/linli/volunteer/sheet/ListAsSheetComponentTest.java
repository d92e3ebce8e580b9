package org.linli.volunteer.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.opened;
import static org.linli.volunteer.testing.Asking.propose;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Listening;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class ListAsSheetComponentTest {

    @Inject
    Database database;

    private Town town;

    @BeforeEach
    void aTown() {
        town = Town.known(database);
    }

    @Test
    void theNeedsOfTheListComeAsASheetWithTheSameFilters() {
        String open = opened(town, need(town));
        Map<String, Object> other = need(town);
        other.put("kind", "visit");
        other.put("title", "=HYPERLINK(\"http://x\",\"陪伴\")");
        String draft =
                propose(town.desk(), other).then().statusCode(201).extract().path("id");

        List<List<String>> all = sheet(town.desk(), "/v1/needs");
        assertThat(all.getFirst())
                .containsExactly(
                        "id",
                        "state",
                        "kind",
                        "title",
                        "area",
                        "places",
                        "free",
                        "beginsAt",
                        "endsAt",
                        "minutes",
                        "urgency");
        assertThat(ids(all)).containsExactlyInAnyOrder(open, draft);
        assertThat(all.stream().filter(row -> row.getFirst().equals(draft)))
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo("'=HYPERLINK(\"http://x\",\"陪伴\")"));
        assertThat(ids(sheet(town.desk(), "/v1/needs?kind=visit"))).containsExactly(draft);
        assertThat(ids(sheet(town.desk(), "/v1/needs?state=open&limit=1"))).containsExactly(open);
    }

    @Test
    void aSheetHoldsAllRowsAndNotOnlyAPage() {
        List<String> inOrder = new ArrayList<>();
        String first = opened(town, need(town));
        // More than a page can hold.
        for (int i = 0; i < 205; i++) {
            UUID id = UUID.randomUUID();
            database.update("""
                    INSERT INTO need SELECT (jsonb_populate_record(n, jsonb_build_object(
                             'id', ?::text, 'idempotency_key', ?::text, 'begins_at', n.begins_at + ?::text::interval,
                             'ends_at', n.ends_at + interval '1 day'))).* FROM need n WHERE n.id = ?""", id.toString(), id.toString(), i + " seconds", UUID.fromString(first));
            inOrder.add(id.toString());
        }

        assertThat(ids(sheet(town.desk(), "/v1/needs?limit=7")))
                .hasSize(206)
                .containsAll(inOrder)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoMayNotSeeTheListGetsNoSheetAndJsonStaysWhatIsGivenUnasked() {
        String open = opened(town, need(town));
        Neighbour neighbour = Neighbours.in(database, town, town.grid);

        as(town.volunteer("stranger"))
                .accept("text/csv")
                .get("/v1/needs")
                .then()
                .statusCode(403);
        as(town.desk()).accept("text/csv").get("/v1/needs?state=odd").then().statusCode(400);
        assertThat(ids(sheet(neighbour.token(), "/v1/needs?area=" + town.grid))).containsExactly(open);
        assertThat(ids(sheet(Town.known(database).desk(), "/v1/needs"))).isEmpty();
        as(town.desk())
                .accept("*/*")
                .get("/v1/needs")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("items.id", contains(open));
        as(town.desk())
                .accept("text/csv;q=0.1, application/json")
                .get("/v1/offers")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"));
        as(town.desk()).accept("image/png").get("/v1/offers").then().statusCode(406);
    }

    @Test
    void theOffersOfTheListComeAsASheet() {
        String id = offered("@理发");

        assertThat(sheet(town.organiser(), "/v1/offers?area=" + town.community))
                .anySatisfy(
                        row -> assertThat(row).startsWith(id, "draft", "service", "haircut", "'@理发", town.community));
        assertThat(ids(sheet(town.volunteer("one"), "/v1/offers?area=" + town.community)))
                .isEmpty();
    }

    @Test
    void aPrivateAddressIsInNoListNoExportNoEventAndNoLog() {
        String mark = UUID.randomUUID().toString();
        List<String> secrets = List.of("枫林路 " + mark, "周奶奶" + mark, "139" + mark);
        Neighbour neighbour = Neighbours.in(database, town, town.grid);
        try (Listening listening = new Listening()) {
            Map<String, Object> body = need(town);
            body.put("sensitivity", "private");
            body.put("contact", Map.of("address", secrets.get(0), "name", secrets.get(1), "phone", secrets.get(2)));
            String id = opened(town, body);
            // What is refused could be told in the log.
            body.put("contact", Map.of("address", secrets.get(0) + "长".repeat(500), "name", secrets.get(1)));
            propose(town.desk(), body).then().statusCode(400);
            offered("理发");

            List<String> shown = new ArrayList<>();
            for (String token : List.of(town.desk(), town.auditor(), neighbour.token(), town.organiser())) {
                for (String path : List.of(
                        "/v1/needs",
                        "/v1/needs/" + id,
                        "/v1/needs/" + id + "/history",
                        "/v1/offers",
                        "/v1/needs/" + id + "/offers")) {
                    shown.add(as(token).get(path).asString());
                    shown.add(as(token).accept("text/csv").get(path).asString());
                }
            }
            shown.addAll(database.list(
                    "SELECT payload, headers FROM outbox WHERE key = ?",
                    row -> new String(row.getBytes("payload"), StandardCharsets.UTF_8) + row.getString("headers"),
                    id));
            shown.addAll(database.list(
                    "SELECT details || coalesce(reason, '') AS words FROM audit_entry WHERE entity_id = ?",
                    row -> row.getString("words"),
                    id));
            change(town.desk(), "/v1/needs/" + id, "withdrawal", Map.of("reason", "已解决"))
                    .then()
                    .statusCode(200);

            assertThat(shown).anyMatch(text -> text.contains(id));
            assertThat(listening.heard()).isNotEmpty();
            for (String secret : secrets) {
                assertThat(shown).noneMatch(text -> text.contains(secret));
                assertThat(listening.heard()).noneMatch(line -> line.contains(secret));
            }
        }
    }

    private String offered(String title) {
        return as(town.organiser())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "list",
                        "service",
                        "kind",
                        "haircut",
                        "title",
                        title,
                        "area",
                        town.community,
                        "unit",
                        town.unit,
                        "lastDay",
                        LocalDate.now().plusDays(9).toString()))
                .post("/v1/offers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> ids(List<List<String>> sheet) {
        return sheet.stream().skip(1).map(List::getFirst).toList();
    }

    private static List<List<String>> sheet(String token, String path) {
        String text = as(token)
                .accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        assertThat(text).startsWith(Sheet.MARK).endsWith("\r\n");
        return text.substring(1).lines().map(ListAsSheetComponentTest::cells).toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)) {
            cells.add(
                    cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
        }
        return cells;
    }
}
