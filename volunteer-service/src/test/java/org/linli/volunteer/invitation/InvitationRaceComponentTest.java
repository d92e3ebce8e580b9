package org.linli.volunteer.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.testing.Folk;
import org.linli.volunteer.testing.Neighbours.Neighbour;

@QuarkusTest
class InvitationRaceComponentTest extends InvitationScene {

    @Inject
    FillingSweep sweep;

    @Test
    void ofManyWhoSayYesAtOnceForOnePlaceOneGetsIt() throws Exception {
        List<Neighbour> people = willing(4);
        String need = filling(urgentVisit());
        List<Callable<Response>> yeses = new ArrayList<>();
        for (Neighbour each : people) {
            String invitation = invitation(need, each);
            // Each says it twice: whose first call was lost says it again.
            yeses.add(() -> accept(each.token(), invitation));
            yeses.add(() -> accept(each.token(), invitation));
        }

        List<Response> answers = Folk.together(yeses);

        assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(2);
        assertThat(standing(need)).isEqualTo(1);
        assertThat(people(need, "chosen")).hasSize(1);
        assertThat(people(need, "called-off")).hasSize(3);
    }

    @Test
    void oneWhoSaysYesToTwoNeedsOfOneTimeGetsOne() throws Exception {
        Neighbour person = willing();
        String one = filling(urgentVisit());
        String other = filling(urgentVisit());
        String toOne = invitation(one, person);
        String toOther = invitation(other, person);

        List<Response> answers =
                Folk.together(List.of(() -> accept(person.token(), toOne), () -> accept(person.token(), toOther)));

        assertThat(standing(one) + standing(other)).isEqualTo(1);
        assertThat(answers)
                .filteredOn(answer -> "chosen".equals(answer.path("state")))
                .hasSize(1);
    }

    @Test
    void aYesWhileTheFillingIsStoppedCountsWhollyOrNotAtAll() throws Exception {
        Neighbour person = willing();
        String need = filling(urgentVisit());
        String invitation = invitation(need, person);

        List<Response> answers = Folk.together(List.of(() -> accept(person.token(), invitation), () -> stop(need)));

        assertThat(answers.get(1).statusCode()).isEqualTo(200);
        boolean counted = answers.get(0).statusCode() == 200;
        assertThat(standing(need)).isEqualTo(counted ? 1 : 0);
        assertThat(people(need, counted ? "chosen" : "called-off")).hasSize(1);
    }

    @Test
    void aPlaceIsNotGivenTwiceWhenOneClaimsAndAnotherSaysYes() throws Exception {
        Neighbour invited = willing();
        Neighbour other = willing();
        String need = filling(urgentVisit());
        String invitation = invitation(need, invited);

        Folk.together(List.of(
                () -> accept(invited.token(), invitation),
                () -> org.linli.volunteer.testing.Asking.as(other.token()).post("/v1/needs/" + need + "/claims")));

        assertThat(standing(need)).isEqualTo(1);
    }

    @Test
    void howeverManyReplicasLookAWaveIsSentOnce() throws Exception {
        willing(9);
        Map<String, Object> body = visit();
        String need = filling(body);
        Instant later = Instant.now().plus(Duration.ofMinutes(121));

        List<Callable<Boolean>> replicas = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            replicas.add(() -> sweep.serve(UUID.fromString(need), later));
        }
        try (var each = java.util.concurrent.Executors.newFixedThreadPool(replicas.size())) {
            each.invokeAll(replicas);
        }

        assertThat(asked(need).getList("items.wave").stream().distinct()).containsExactly(1, 2);
        assertThat(people(need, "unanswered")).hasSize(4);
        assertThat(people(need, "asked")).hasSize(4);
    }
}
