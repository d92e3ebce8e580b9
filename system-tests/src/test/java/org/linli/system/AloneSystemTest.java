package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.local.Service;

/** Each service starts and answers with the others stopped. */
class AloneSystemTest {

    private final RunningCity city = RunningCity.get();

    @AfterAll
    static void startAll() {
        RunningCity.get().platform().startServices();
    }

    /** Intake comes last: it starts the others again for what it took alone. */
    @ParameterizedTest
    @CsvSource({
        "dispatch,/v1/cases,chief",
        "reporting,/v1/indicators?from=2026-01-01&to=2026-02-01,auditor",
        "volunteer,/v1/needs,desk",
        "care,/v1/visit-kinds,desk",
        "intake,/v1/reports,desk"
    })
    void aServiceStartsAndAnswersAlone(String name, String reading, String officer) {
        city.platform().services().parallelStream().forEach(Service::stop);

        city.platform().service(name).start();

        assertThat(city.platform().services().stream().filter(Service::isAlive).map(Service::name))
                .isEqualTo(List.of(name));
        city.people()
                .as(officer)
                .get(city.platform().service(name).url() + reading)
                .then()
                .statusCode(200);
        if (name.equals("intake")) {
            aReportTakenAloneReachesDispatchOnceItIsBack();
        }
    }

    private void aReportTakenAloneReachesDispatchOnceItIsBack() {
        Walk walk = new Walk(city).submitted(Walk.BY_RULE).verified().accepted();

        city.platform().startServices();

        walk.proposed();
        await().atMost(Duration.ofSeconds(90)).until(() -> walk.state().equals("dispatched"));
    }

    /** Kept beside the others because it needs a stopped dispatch too. */
    @Test
    void aReporterIsAnsweredWhileDispatchIsDown() {
        city.platform().startServices();
        city.platform().service("dispatch").kill();

        Response answer = city.people()
                .as("resident")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Walk.report("路灯不亮", Walk.BY_RULE))
                .post(city.intake() + "/v1/reports");

        answer.then().statusCode(201);
    }
}
