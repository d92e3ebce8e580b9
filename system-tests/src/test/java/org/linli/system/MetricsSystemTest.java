package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No alert and no dashboard names a metric that no service shows, and what a case does can be counted. */
class MetricsSystemTest {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[^\\n]*})? (\\S+)$");

    /** Figures over tables are counted every few seconds here, in production every half minute. */
    private static final Duration A_COUNT = Duration.ofSeconds(75);

    private final RunningCity city = RunningCity.get();

    @Test
    void everyMetricOfAnAlertOrADashboardIsShownOnceTheMainLineHasRun() {
        Set<String> watched = Watching.metrics();
        new Walk(city).submitted(Walk.BY_RULE).verified().accepted().proposed();

        await("the metrics that are watched")
                .atMost(A_COUNT)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(shown()).containsAll(watched));
        assertThat(shown()).as("a metric that nobody shows is found missing").doesNotContain("linli_outbox_unsnt");
    }

    @Test
    void whatIsWaitedForIsCounted() {
        long now = System.nanoTime();
        await("a count of what stands now")
                .atMost(A_COUNT)
                .until(() -> value("dispatch", "linli_figures_age_seconds", "") < (System.nanoTime() - now) / 1e9);
        double before = value("dispatch", "linli_cases_open", "state=\"proposed\"");
        double told = value("intake", "linli_facts_total", "type=\"linli.intake.report-accepted.v1\"");

        new Walk(city).submitted(Walk.BY_PEOPLE).verified().accepted().proposed();

        assertThat(value("intake", "linli_facts_total", "type=\"linli.intake.report-accepted.v1\""))
                .isGreaterThan(told);
        await("the case among the proposed")
                .atMost(A_COUNT)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(value("dispatch", "linli_cases_open", "state=\"proposed\""))
                        .isGreaterThan(before));
        assertThat(value("intake", "linli_issuer_reachable", "")).isEqualTo(1);
        assertThat(page("intake")).contains("service=\"intake\"").doesNotContain("service=\"dispatch\"");
    }

    private Set<String> shown() {
        Set<String> names = new TreeSet<>();
        for (String service : List.of("intake", "dispatch", "reporting", "volunteer", "care")) {
            Matcher sample = SAMPLE.matcher(page(service));
            while (sample.find()) {
                names.add(sample.group(1));
            }
        }
        return names;
    }

    /** The sum of the samples with this label; 0 when there is none yet. */
    private double value(String service, String metric, String label) {
        return SAMPLE.matcher(page(service))
                .results()
                .filter(sample -> sample.group(1).equals(metric))
                .filter(sample ->
                        label.isEmpty() || String.valueOf(sample.group(2)).contains(label))
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private String page(String service) {
        return city.people()
                .anonymous()
                .headers(Map.of("Accept", "text/plain"))
                .get(city.platform().service(service).url() + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
