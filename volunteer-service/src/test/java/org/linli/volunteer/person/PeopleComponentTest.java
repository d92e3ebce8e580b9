package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.volunteer.testing.Folk.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.sql.Database;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Town;

@QuarkusTest
class PeopleComponentTest {

    @Inject
    Database database;

    @Inject
    Audit audit;

    private Town town;
    private Folk folk;

    @BeforeEach
    void open() {
        town = Town.known(database);
        folk = new Folk(town);
    }

    @Test
    void onlyThePersonAndTheDeskOfTheirAreaSeeTheNameWholeAndAStrangerSeesNothing() {
        String id = folk.registered("seen");

        as(town.volunteer("seen")).get("/v1/people/me").then().statusCode(200).body("name", equalTo("张seen"));
        as(town.desk()).get("/v1/people/" + id).then().statusCode(200).body("name", equalTo("张seen"));
        as(town.auditor())
                .get("/v1/people/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("张**"))
                .body("household", nullValue())
                .body("memberships", hasSize(0));
        as(town.volunteer("stranger")).get("/v1/people/" + id).then().statusCode(404);
        as(Town.known(database).desk()).get("/v1/people/" + id).then().statusCode(404);
        as(town.volunteer("stranger")).get("/v1/people/me").then().statusCode(404);
    }

    @Test
    void thePhoneInFullIsReadAtTheContactAndEachReadingIsAudited() {
        String phone = "13800001234";
        String id = as(town.volunteer("phone"))
                .body(folk.told("张三", "+86 138-0000-1234"))
                .post("/v1/people")
                .then()
                .statusCode(201)
                .body("phone", equalTo("138****1234"))
                .extract()
                .path("id");

        as(town.desk())
                .get("/v1/people/" + id + "/contact")
                .then()
                .statusCode(200)
                .body("phone", equalTo(phone))
                .body("name", equalTo("张三"));
        as(town.volunteer("phone")).get("/v1/people/" + id + "/contact").then().statusCode(200);
        as(town.auditor()).get("/v1/people/" + id + "/contact").then().statusCode(403);
        as(town.volunteer("stranger"))
                .get("/v1/people/" + id + "/contact")
                .then()
                .statusCode(404);
        assertThat(entries(id))
                .filteredOn(e -> e.action().equals("read-contact"))
                .extracting(AuditEntry::actor)
                .containsExactly(town.subjectOf("desk"), town.subjectOf("phone"));
    }

    @Test
    void theListHoldsThePeopleOfTheDesksAreasPageByPage() {
        List<String> ids = new ArrayList<>();
        for (String who : List.of("a", "b", "c")) {
            ids.add(folk.registered(who));
        }
        skills(ids.get(0), List.of("first-aid", "dialect-hefei"));

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Response page = as(town.desk())
                    .queryParams(cursor == null ? Map.of("limit", 2) : Map.of("limit", 2, "cursor", cursor))
                    .get("/v1/people");
            page.then().statusCode(200);
            seen.addAll(page.jsonPath().getList("items.id"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        as(town.desk())
                .get("/v1/people?skill=first-aid")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body("items[0].skills", equalTo(List.of("dialect-hefei", "first-aid")));
        as(town.desk())
                .get("/v1/people?area=" + town.otherGrid)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as(town.desk()).get("/v1/people?state=paused").then().statusCode(200).body("items", hasSize(0));
        as(town.desk()).get("/v1/people?state=odd").then().statusCode(400);
        as(town.desk()).get("/v1/people?cursor=odd").then().statusCode(400);
        as(Town.known(database).desk())
                .get("/v1/people?limit=200")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(ids.get(0))));
        as(town.volunteer("a")).get("/v1/people").then().statusCode(403);
    }

    private void skills(String id, List<String> skills) {
        as(town.desk())
                .header("If-Match", folk.etag(id))
                .body(Map.of("skills", skills))
                .put("/v1/people/" + id + "/skills")
                .then()
                .statusCode(200);
    }

    private List<AuditEntry> entries(String person) {
        return audit.of("person", person).stream().map(Audit.Numbered::entry).toList();
    }
}
