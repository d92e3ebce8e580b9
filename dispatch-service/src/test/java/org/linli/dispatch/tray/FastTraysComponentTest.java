package org.linli.dispatch.tray;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Database;
import org.linli.dispatch.testing.Line;

/**
 * Two hundred thousand cases over 250 grids, one in fifty open: a tray must read about as much as it shows. With
 * {@code -Dlinli.cases=1000000} the same bounds hold for a million.
 */
@QuarkusTest
class FastTraysComponentTest {

    private static final int CASES = Integer.getInteger("linli.cases", 200_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    TrayQuery query;

    @Inject
    Rows rows;

    @BeforeEach
    void fill() {
        Line.inTinyCity();
        forget();
        unchecked("""
                INSERT INTO case_file (id, report_id, number, state, version, text, area_code, area_path, category_code,
                       category_path, taxonomy_codes, attributes, photos, channel, submitted_at, accepted_at, proposed_at,
                       urgency, sort_at, declined_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'bulk', s.state, 1, 'bulk', s.grid,
                       'dl.dl-d.x' || s.place %% 5 || '.y' || s.place %% 25 || '.' || s.grid, 'dl-slow', 'dl-top.dl-mid.dl-slow',
                       '[]', '{}', '[]', 'app', s.at, s.at, s.at, 'routine', s.at, s.at
                  FROM generate_series(1, %d) n,
                       LATERAL (SELECT n / 7 %% 250 AS place, 'g' || n / 7 %% 250 AS grid, now() - n * interval '1 minute' AS at,
                                CASE WHEN n %% 50 <> 0 THEN 'CLOSED' ELSE (ARRAY['PROPOSED','FILED','HANDLING','CHECKING'])
                                     [1 + (n / 50) %% 4] END AS state) s""".formatted(CASES));
        unchecked("""
                INSERT INTO work_order (id, case_id, unit_code, part, state, version, area_path, issued_at, take_by,
                       return_by, due_at, handled_at, sort_at)
                SELECT gen_random_uuid(), id, 'u' || abs(hashtext(id::text)) % 60, 'LEAD',
                       CASE state WHEN 'CLOSED' THEN 'HANDLED' ELSE 'TAKEN' END, 1, area_path, sort_at, sort_at, sort_at,
                       sort_at, sort_at, sort_at
                  FROM case_file WHERE number = 'bulk'""");
        Database.all("VACUUM (ANALYZE) case_file");
        Database.all("VACUUM (ANALYZE) work_order");
    }

    @AfterEach
    void forget() {
        unchecked("DELETE FROM work_order o USING case_file c WHERE c.id = o.case_id AND c.number = 'bulk'");
        unchecked("DELETE FROM case_file WHERE number = 'bulk'");
        Database.all("VACUUM (ANALYZE) case_file");
        Database.all("VACUUM (ANALYZE) work_order");
    }

    /** Without looking up, for each of so many rows, whether what refers to it or is referred to is there. */
    private static void unchecked(String sql) {
        Database.all("BEGIN; SET LOCAL session_replication_role = replica; " + sql + "; COMMIT");
    }

    @Test
    void everyTrayReadsThroughAnIndexAndStopsAtItsPage() throws JsonProcessingException {
        Scope city = new Scope(Set.of("dl"), Set.of());
        Scope subdistrict = new Scope(Set.of("dl.dl-d.x1"), Set.of());
        Scope grid = new Scope(Set.of("dl.dl-d.x1.y1.g1"), Set.of());
        Scope unit = new Scope(Set.of(), Set.of("u7"));

        for (Scope scope : List.of(city, subdistrict, grid)) {
            fast("to file in " + scope, cases(filter("proposed"), scope));
            fast("several states in " + scope, cases(filter("filed,checking"), scope));
            fast("closed in " + scope, cases(filter("closed"), scope));
            fast("everything in " + scope, cases(new CaseFilter(), scope));
            fast("late in " + scope, cases(late(), scope));
            fast("orders in " + scope, orders(filter("taken"), scope));
            fast("late orders in " + scope, orders(late(), scope));
        }
        CaseFilter waste = new CaseFilter();
        waste.category = "dl-mid";
        fast("orders of a category", orders(waste, subdistrict));
        CaseFilter ofUnit = filter("checking");
        ofUnit.unit = "u7";
        // No index knows both the state and the unit: as much as there is in that state, whatever lies beside it.
        reads(500 + 6 * CASES / 1000, "cases in which a unit has an order", cases(ofUnit, city));
        fast("second page", cases(second(), city));
        fast("own orders", orders(filter("taken"), unit));
        fast("all own orders", orders(new CaseFilter(), unit));
        reads(500 + 6 * CASES / 1000, "cases of my unit", cases(filter("handling"), unit));
    }

    private Sql cases(CaseFilter filter, Scope scope) {
        return query.casePage(
                CaseList.COLUMNS, filter, filter.states(org.linli.dispatch.casefile.CaseState.class), scope);
    }

    private Sql orders(CaseFilter filter, Scope scope) {
        return query.orderPage(
                OrderList.COLUMNS, filter, filter.states(org.linli.dispatch.order.OrderState.class), scope);
    }

    private static CaseFilter filter(String state) {
        CaseFilter filter = new CaseFilter();
        filter.state = state;
        return filter;
    }

    private static CaseFilter late() {
        CaseFilter filter = new CaseFilter();
        filter.late = "true";
        return filter;
    }

    private CaseFilter second() {
        CaseFilter filter = filter("closed");
        String middle = Database.one("SELECT to_char(sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                + " || E'\\x1f' || id FROM case_file WHERE number = 'bulk' AND state = 'CLOSED'"
                + " ORDER BY sort_at OFFSET 90000 LIMIT 1");
        filter.cursor = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.valueOf(middle).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return filter;
    }

    private void fast(String what, Sql sql) throws JsonProcessingException {
        reads(1500, what, sql);
    }

    private void reads(long mostBlocks, String what, Sql sql) throws JsonProcessingException {
        Sql explained = sql.explained();
        JsonNode plan = JSON.readTree(
                        rows.of(explained, row -> row.getString(1)).getFirst())
                .get(0)
                .get("Plan");
        assertThat(plan.findValuesAsText("Node Type"))
                .as(what + "\n" + plan.toPrettyString())
                .doesNotContain("Seq Scan");
        long blocks = plan.get("Shared Hit Blocks").asLong()
                + plan.get("Shared Read Blocks").asLong();
        // The table has over ten thousand blocks and each index about a thousand.
        assertThat(blocks).as(what + "\n" + plan.toPrettyString()).isLessThan(mostBlocks);
    }
}
