package org.linli.care.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.linli.care.testing.Asking.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.Rotation;

@QuarkusTest
class AlarmKeyRotationComponentTest {

    @Inject
    AlarmScene scene;

    @Inject
    Database database;

    @Inject
    @Any
    Instance<KeptSealed> rooms;

    @ConfigProperty(name = "linli.secrets.people-key")
    String key;

    @Test
    void whatWasSaidOfAnAlarmOpensWhenTheKeyWasChanged() {
        String alarm = scene.raised(RiskLevel.LOW, Duration.ofHours(1));
        await().until(() -> scene.begun(alarm).contains("grid-worker"));
        as(scene.town.desk())
                .body(Map.of("outcome", "not-reached", "words", "无人应答"))
                .post("/v1/alarms/" + alarm + "/steps/3")
                .then()
                .statusCode(200);
        as(scene.town.desk())
                .body(Map.of("outcome", "in-hospital", "words", "市一院"))
                .post("/v1/alarms/" + alarm + "/ending")
                .then()
                .statusCode(200);

        assertThat(new Rotation(database, key, rooms).tried(key -> {}))
                .contains("alarm.words_sealed", "alarm_step.words_sealed");
    }
}
