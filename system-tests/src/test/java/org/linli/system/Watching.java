package org.linli.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** What a deployment gives an operator to watch with: alerts, dashboards, and the runbook. */
final class Watching {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path MONITORING = PROJECT.resolve("deploy/components/monitoring");

    /** Metrics of the cluster's own parts, which no service of ours shows. */
    static final Set<String> OF_THE_CLUSTER = Set.of(
            "up",
            "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
            "cnpg_collector_up",
            "cnpg_pg_replication_lag",
            "cnpg_pg_stat_archiver_failed_count",
            "kubelet_volume_stats_available_bytes",
            "kubelet_volume_stats_capacity_bytes",
            "traefik_tls_certs_not_after");

    record Alert(String name, String query, String after, String severity, Map<String, String> annotations) {}

    private Watching() {}

    @SuppressWarnings("unchecked")
    static List<Alert> alerts(String rules) {
        Map<String, Object> spec = (Map<String, Object>) ((Map<String, Object>) new Yaml().load(rules)).get("spec");
        List<Alert> alerts = new ArrayList<>();
        for (Map<String, Object> group : (List<Map<String, Object>>) spec.get("groups")) {
            for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
                alerts.add(new Alert(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        String.valueOf(rule.get("for")),
                        ((Map<String, String>) rule.get("labels")).get("severity"),
                        (Map<String, String>) rule.get("annotations")));
            }
        }
        return alerts;
    }

    static List<Alert> alerts() {
        return alerts(read(MONITORING.resolve("rules.yaml")));
    }

    /** Each query of each dashboard, by dashboard and panel. */
    static Map<String, String> dashboardQueries() {
        Map<String, String> queries = new LinkedHashMap<>();
        for (Path file : dashboards()) {
            try {
                JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        queries.put(
                                file.getFileName() + ": " + panel.path("title").asText() + " "
                                        + target.path("refId").asText(),
                                target.path("expr").asText());
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return queries;
    }

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String kustomization() {
        return read(MONITORING.resolve("kustomization.yaml"));
    }

    static String runbook() {
        return read(PROJECT.resolve("docs/operations/runbook.md"));
    }

    /** Names of the runbook's entries, in their order. */
    static List<String> entries(String runbook) {
        return Pattern.compile("(?m)^### (\\S+)$")
                .matcher(runbook)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The text of an entry. */
    static String entry(String runbook, String name) {
        int begin = runbook.indexOf("\n### " + name + "\n");
        int end = runbook.indexOf("\n##", begin + 5);
        return begin < 0 ? "" : runbook.substring(begin, end < 0 ? runbook.length() : end);
    }

    static Stream<String> queries() {
        return Stream.concat(alerts().stream().map(Alert::query), dashboardQueries().values().stream());
    }

    /** Every metric that an alert or a dashboard reads, of ours. */
    static Set<String> metrics() {
        return queries()
                .flatMap(query -> PromQl.parse(query).metrics().stream())
                .filter(metric -> !OF_THE_CLUSTER.contains(metric))
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
