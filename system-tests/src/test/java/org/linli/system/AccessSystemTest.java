package org.linli.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.local.Service;
import org.linli.system.AccessCalls.Answer;

/** Role, area and unit: every endpoint, called for real by everybody, does what {@code contracts/access.csv} says. */
class AccessSystemTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Set<Integer> KEPT_OUT = Set.of(401, 403, 404);
    private static final int TOO_MANY = 429;

    /** Who calls: the column, and a log-in of the sample city. Those elsewhere are posted where nothing here lies. */
    private static final Map<String, String> CALLERS = Map.ofEntries(
            Map.entry("resident", "resident"),
            Map.entry("grid-worker", "gridworker"),
            Map.entry("grid-worker elsewhere", "gridworker-other"),
            Map.entry("desk", "desk"),
            Map.entry("desk elsewhere", "desk-other"),
            Map.entry("dispatcher", "dispatcher"),
            Map.entry("dispatcher elsewhere", "dispatcher-other"),
            Map.entry("duty-chief", "chief"),
            Map.entry("duty-chief elsewhere", "chief-other"),
            Map.entry("unit-handler", "handler-" + AccessThings.UNIT),
            Map.entry("unit-handler elsewhere", "handler-dept-municipal"),
            Map.entry("inspector", "inspector"),
            Map.entry("inspector elsewhere", "inspector-other"),
            Map.entry("auditor", "auditor"),
            Map.entry("auditor elsewhere", "auditor-other"),
            Map.entry("administrator", "admin"),
            Map.entry("volunteer", "volunteer"),
            Map.entry("volunteer elsewhere", "volunteer-other"),
            Map.entry("organisation", "organiser"),
            Map.entry("organisation elsewhere", "organiser-other"),
            Map.entry("carer", "carer"),
            Map.entry("carer elsewhere", "carer-other"));

    private final RunningCity city = RunningCity.get();
    private final List<AccessList.Line> list =
            AccessList.read(city.platform().layout().project().resolve("contracts/access.csv"));

    @Test
    void everyEndpointIsOnTheListAndTheListNamesNoOther() {
        Set<String> served = new TreeSet<>();
        for (Service service : city.platform().services()) {
            endpoints(service.url()).forEach(endpoint -> served.add(service.name() + " " + endpoint));
        }

        Set<String> listed = new TreeSet<>();
        list.forEach(line -> listed.add(line.service() + " " + line.endpoint()));

        assertThat(listed)
                .as("what contracts/access.csv lists, beside what the services serve")
                .isEqualTo(served);
    }

    @Test
    void everybodyGetsWhatTheListSaysAndNothingMore() throws Exception {
        AccessParts things = new AccessParts(city);
        AccessCalls calls = new AccessCalls(city, things);
        Map<String, Object> before = things.standing();

        List<String> differences = new ArrayList<>();
        for (Future<List<String>> ofService : sideBySide(things, calls)) {
            differences.addAll(ofService.get());
        }
        untilFiguresAreWholeAgain();

        assertThat(differences).as("differences from contracts/access.csv").isEmpty();
        assertThat(things.standing()).as("none of these calls changed anything").isEqualTo(before);
    }

    /** Each service is called in the order of the list, and the services side by side: each has limits of its own. */
    private List<Future<List<String>>> sideBySide(AccessParts things, AccessCalls calls) throws InterruptedException {
        Map<String, List<AccessList.Line>> byService =
                list.stream().collect(Collectors.groupingBy(AccessList.Line::service));
        try (ExecutorService callers = Executors.newFixedThreadPool(byService.size())) {
            return callers.invokeAll(byService.values().stream()
                    .<Callable<List<String>>>map(lines -> () -> differences(lines, things, calls))
                    .toList());
        }
    }

    private List<String> differences(List<AccessList.Line> lines, AccessParts things, AccessCalls calls) {
        List<String> differences = new ArrayList<>();
        for (AccessList.Line line : lines) {
            line.outcomes().forEach((caller, expected) -> {
                Answer answer = answered(calls, line, caller);
                String outcome = outcome(line, things.id(line), answer);
                if (!outcome.equals(expected)) {
                    differences.add("line %d: %s by %s: expected %s, was %s (%s)"
                            .formatted(line.number(), line.call(), caller, expected, outcome, said(answer)));
                }
            });
        }
        return differences;
    }

    /** So many calls from one address meet limits of rate: whoever is told to come back does so. */
    private Answer answered(AccessCalls calls, AccessList.Line line, String caller) {
        return await(line.call() + " by " + caller)
                .atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> calls.make(line, login(caller)), answer -> answer.status() != TOO_MANY);
    }

    private static @Nullable String login(String caller) {
        if (caller.equals("anonymous")) {
            return null;
        }
        String login = CALLERS.get(caller);
        assertThat(login).as("a log-in for the column " + caller).isNotNull();
        return login;
    }

    /** The list's word for an answer; a failure of the service is none. */
    private static String outcome(AccessList.Line line, String id, Answer answer) {
        int status = answer.status();
        if (KEPT_OUT.contains(status) || status >= 500) {
            return Integer.toString(status);
        }
        boolean asksForOne = line.outcomes().containsValue("own");
        if (!asksForOne) {
            return "ok";
        }
        if (status != 200) {
            return Integer.toString(status);
        }
        return Json.texts(Json.of(answer.body()).required("items"), "id").contains(id) ? "own" : "without";
    }

    private static String said(Answer answer) {
        String body = answer.body();
        return answer.status() + " " + body.substring(0, Math.min(160, body.length()));
    }

    private static Set<String> endpoints(String url) {
        Map<String, Map<String, Object>> paths = given().get(url + "/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> endpoints.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return endpoints;
    }

    /** The administrator's call to rebuild was let through, so it was begun. */
    private void untilFiguresAreWholeAgain() {
        await("the figures of reporting")
                .atMost(Duration.ofSeconds(90))
                .until(() -> city.people()
                        .as("admin")
                        .get(city.reporting() + "/v1/projection")
                        .jsonPath()
                        .getString("state")
                        .equals("live"));
    }
}
