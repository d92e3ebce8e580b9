package org.linli.volunteer.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.testing.Rotation;

@QuarkusTest
class PickUpCodesComponentTest extends ShopScene {

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    @Test
    void aCodeThatWasToldCollectsWhileTheKeyIsChangedAndWhenTheOldOneIsGone() {
        String item = offered(10, 5, Map.of());
        List<String> ids = List.of(redeemed(item), redeemed(item));
        // As the release before writes it.
        database.update("UPDATE redemption SET code_sealed = NULL WHERE id = ?", UUID.fromString(ids.getFirst()));
        Map<String, String> told = Map.of(ids.get(0), told(ids.get(0)), ids.get(1), told(ids.get(1)));

        new Rotation(database, key, rooms)
                .tried(key -> told.forEach((id, code) -> {
                    PickUpCodes pickUp = new PickUpCodes(database, key);
                    assertThat(pickUp.of(UUID.fromString(id))).isEqualTo(code);
                    assertThat(new Redemptions(database, pickUp).lockedByCode(shop, code))
                            .map(Redemption::id)
                            .contains(UUID.fromString(id));
                }));
    }

    private String redeemed(String item) {
        return redeem(neighbour, item).then().statusCode(201).extract().path("id");
    }

    private String told(String id) {
        return as(neighbour.token())
                .get("/v1/redemptions/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("pickUpCode");
    }
}
