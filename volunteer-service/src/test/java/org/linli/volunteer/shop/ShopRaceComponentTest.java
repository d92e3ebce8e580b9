package org.linli.volunteer.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Folk.together;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Neighbours.Neighbour;

/** What many do at the same moment: nothing is sold twice, paid twice or collected twice. */
@QuarkusTest
class ShopRaceComponentTest extends ShopScene {

    @Test
    void theLastPiecesGoToAsManyAsThereAre() throws Exception {
        String item = offered(10, 3, Map.of());
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Neighbour who = richNeighbour(10);
            calls.add(() -> redeem(who, item));
        }

        List<Response> answers = together(calls);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .allSatisfy(answer -> assertThat(answer.<String>path("type")).endsWith("/out-of-stock"));
        assertThat(stock(item)).isZero();
    }

    @Test
    void pointsForOneAreSpentOnceOnDifferentItems() throws Exception {
        List<Callable<Response>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String item = offered(60, 5, Map.of());
            calls.add(() -> redeem(neighbour, item));
        }

        List<Response> answers = together(calls);

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertAccount("person", neighbour.id().toString(), 100, 60);
    }

    @Test
    void aCallThatIsRepeatedAtOnceRedeemsOnce() throws Exception {
        String item = offered(10, 5, Map.of());

        List<Response> answers = together(List.of(
                () -> redeem(neighbour, item, "same", Map.of()), () -> redeem(neighbour, item, "same", Map.of())));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 201);
        assertThat(stock(item)).isEqualTo(4);
    }

    @Test
    void whatIsCollectedAndCancelledAtOnceEndsOneWay() throws Exception {
        for (int round = 0; round < 5; round++) {
            String item = offered(10, 1, Map.of());
            Response redeemed = redeem(neighbour, item);
            String code = redeemed.path("pickUpCode");

            List<Response> answers = together(List.of(
                    () -> collect(code),
                    () -> collect(code),
                    () -> org.linli.volunteer.testing.Asking.as(neighbour.token())
                            .post("/v1/redemptions/" + redeemed.path("id") + "/cancellation")));

            assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
            boolean collected = answers.get(2).statusCode() != 200;
            assertThat(stock(item)).isEqualTo(collected ? 0 : 1);
            database.update("UPDATE shop SET wrong_codes = 0 WHERE code = ?", shop);
        }
        assertThat(database.first("""
                        SELECT count(*) AS wrong FROM redemption r JOIN ledger_hold h ON h.id = r.hold
                         WHERE r.shop = ? AND (h.state = 'captured') <> (r.state = 'collected')""", row -> row.getInt("wrong"), shop).orElseThrow())
                .isZero();
    }

    @Test
    void twoSettlementsAtOnceSettleEachRedemptionOnce() throws Exception {
        String item = offered(10, 5, Map.of());
        collect(redeem(neighbour, item).path("pickUpCode")).then().statusCode(200);
        String until = Instant.now().toString();

        List<Response> answers = together(List.of(() -> settle("one", until), () -> settle("other", until)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertAccount("shop", shop, 0, 0);
    }
}
