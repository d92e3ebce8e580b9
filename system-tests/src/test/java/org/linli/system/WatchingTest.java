package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts, dashboards and runbook fit each other, without anything running. */
class WatchingTest {

    private static final Pattern ELSEWHERE =
            Pattern.compile("\\b(?:up|(?:linli|http|jvm|agroal|process|kafka)_\\w+)\\b(?!\\{job=\"linli/linli\")|"
                    + "\\b(?:cnpg_(?!io_)|barman_)\\w+\\b(?!\\{job=\"linli/linli-databases\")|"
                    + "\\bkubelet_\\w+\\b(?!\\{namespace=\"linli\")");
    private static final Pattern LABEL = Pattern.compile("\\$labels\\.([a-z_]+)");

    @Test
    void everyAlertSaysHowBadItIsAfterHowLongAndWhatToDo() {
        assertThat(Watching.alerts()).hasSizeGreaterThan(25).allSatisfy(alert -> {
            assertThat(alert.name()).startsWith("Linli");
            assertThat(alert.severity()).isIn("critical", "warning", "info");
            assertThat(alert.after()).matches("[0-9]+[smh]");
            assertThat(alert.annotations().keySet())
                    .as(alert.name())
                    .containsExactlyInAnyOrder("summary", "description", "runbook_url");
            assertThat(alert.annotations().get("runbook_url"))
                    .endsWith("/docs/operations/runbook.md#" + alert.name().toLowerCase(java.util.Locale.ROOT));
        });
        assertThat(Watching.alerts().stream().map(Watching.Alert::name)).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertHasItsEntryInTheRunbookAndEveryEntryItsAlert() {
        assertThat(Watching.entries(Watching.runbook()))
                .containsExactlyElementsOf(
                        Watching.alerts().stream().map(Watching.Alert::name).toList());
    }

    @Test
    void everyEntryTellsSomebodyWhoWasWokenAllFiveThings() {
        String runbook = Watching.runbook();

        assertThat(Watching.alerts())
                .allSatisfy(alert -> assertThat(Watching.entry(runbook, alert.name()))
                        .as(alert.name())
                        .contains("**Means.**", "**Matters to.**", "**Look.**", "**Do.**", "**Over when.**"));
    }

    @Test
    void everyQueryCanBeReadAndAnAnnotationNamesNoLabelThatItsQueryDrops() {
        Watching.dashboardQueries()
                .forEach((panel, query) ->
                        assertThat(PromQl.parse(query).metrics()).as(panel).isNotEmpty());
        assertThat(Watching.dashboardQueries()).hasSizeGreaterThan(30);
        assertThat(Watching.alerts()).allSatisfy(alert -> {
            PromQl query = PromQl.parse(alert.query());
            Set<String> known = new java.util.TreeSet<>(query.labels());
            // What every series has of itself; AlertRulesTest reads the words as Prometheus writes them.
            known.addAll(Set.of("pod", "service"));
            List<String> named = LABEL.matcher(
                            String.join(" ", alert.annotations().values()))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(known).as(alert.name()).containsAll(named);
        });
    }

    /** A copy of the city on trial in the same cluster neither rings here nor hides that this one is silent. */
    @Test
    void everyQueryIsOfThisCityAlone() {
        assertThat(Watching.queries())
                .allSatisfy(query ->
                        assertThat(ELSEWHERE.matcher(query).results()).as(query).isEmpty());
        assertThat(ELSEWHERE.matcher("max(linli_outbox_unsent) > 1").find()).isTrue();
        assertThat(ELSEWHERE
                        .matcher("max(linli_outbox_unsent{service=\"care\"}) > 1")
                        .find())
                .isTrue();
    }

    @Test
    void everyFactThatIsCountedIsOneOfTheContracts() throws IOException {
        List<String> types = Watching.queries()
                .flatMap(query -> PromQl.parse(query).matched().stream())
                .filter(label -> label.startsWith("type="))
                .map(label -> label.substring("type=".length()))
                .distinct()
                .toList();

        assertThat(types).isNotEmpty();
        try (Stream<Path> files = Files.walk(Watching.PROJECT.resolve("contracts/events"))) {
            List<String> known =
                    files.map(file -> file.getFileName().toString()).toList();
            assertThat(types).allSatisfy(type -> assertThat(known).contains(type + ".schema.json"));
        }
    }

    @Test
    void everyDashboardIsBroughtToGrafana() {
        assertThat(Watching.dashboards())
                .hasSize(3)
                .allSatisfy(
                        file -> assertThat(Watching.kustomization()).contains("- dashboards/" + file.getFileName()));
        assertThat(Watching.kustomization()).contains("grafana_dashboard: \"1\"", "- rules.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(linli_outbox_unsent",
                "max(linli_outbox_unsent)) > 1",
                "maxx(linli_outbox_unsent) > 1",
                "max by service (linli_outbox_unsent) > 1",
                "rate(http_server_requests_seconds_count) > 1",
                "linli_outbox_unsent[5m] > 1",
                "linli_outbox_unsent{service=intake}",
                "linli_outbox_unsent{service\"intake\"}",
                "max(linli_outbox_unsent) >",
                "max(linli_outbox_unsent) linli_letters_open",
                "topk(max(linli_outbox_unsent))",
                "linli_outbox_unsent > 5 minutes",
                "linli.outbox.unsent > 5"
            })
    void aQueryThatPrometheusWouldRefuseIsRefused(String query) {
        assertThatThrownBy(() -> PromQl.parse(query)).isInstanceOf(PromQl.Wrong.class);
    }

    @Test
    void anAlertWithoutAnEntryAndAnEntryWithoutAnAlertAreFound() {
        String renamed = Watching.runbook().replace("### LinliOutboxOld\n", "### LinliOutboxAged\n");

        assertThat(Watching.entries(renamed)).contains("LinliOutboxAged").doesNotContain("LinliOutboxOld");
    }
}
