package org.linli.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What pods ask for, where they write, how they are probed, and how they end. */
final class PodRule implements ManifestRule {

    private static final String PHOTOS = "/var/lib/linli/photos";

    /** Of the same volume as Keycloak's /tmp. */
    private static final Set<String> WRITABLE = Set.of("/tmp", PHOTOS, "/opt/keycloak/data/tmp");

    private static final Map<String, String> PROBES = Map.of(
            "startupProbe", "/q/health/started",
            "readinessProbe", "/q/health/ready",
            "livenessProbe", "/q/health/live");

    @Override
    public Stream<String> findings(Overlay overlay) {
        var pods = overlay.podMakers().flatMap(document -> Stream.concat(ofAny(document), ofResources(document)));
        var services = ServiceModules.SERVICES.stream().flatMap(service -> ofService(overlay, service));
        return Stream.concat(pods, services);
    }

    private static Stream<String> ofAny(Manifests.Document document) {
        var mounts = Manifests.maps(document.container(), "volumeMounts");
        var findings = Findings.about(document)
                .unless(
                        mounts.stream()
                                .anyMatch(mount ->
                                        Manifests.text(mount, "mountPath").equals("/tmp")),
                        "has no /tmp to write to")
                .unless(
                        Manifests.text(document.container(), "image").matches(".+/.+:(?!latest$)[^:/]+"),
                        "is made of whatever image is the latest somewhere");
        mounts.stream()
                .filter(mount -> !Manifests.text(mount, "readOnly").equals("true"))
                .map(mount -> Manifests.text(mount, "mountPath"))
                .filter(path -> !WRITABLE.contains(path))
                .forEach(path -> findings.unless(false, "may write to " + path));
        return findings.stream();
    }

    private static Stream<String> ofResources(Manifests.Document document) {
        var findings = Findings.about(document);
        for (var container : document.containers()) {
            var resources = Manifests.map(container, "resources");
            for (var what : List.of("cpu", "memory")) {
                var asked = amount(Manifests.text(resources, "requests", what));
                var most = amount(Manifests.text(resources, "limits", what));
                findings.unless(asked > 0, "asks for no " + what)
                        .unless(asked <= most, "asks for more " + what + " than its limit");
                if (what.equals("memory") && asked > 0 && asked < most) {
                    findings.unless(false, "may be killed for memory that it was promised and did not ask for");
                }
            }
        }
        return findings.stream();
    }

    private static Stream<String> ofService(Overlay overlay, String service) {
        var deployment = overlay.the("Deployment", "linli-" + service);
        var settings = ServiceSettings.of(service);
        var container = deployment.container();
        var ports = Manifests.maps(container, "ports").stream()
                .map(port -> Manifests.text(port, "name") + " " + Manifests.text(port, "containerPort"))
                .toList();
        var findings = Findings.about(deployment)
                .unless(
                        ports.equals(List.of("http " + settings.written("quarkus.http.port"))),
                        "does not name the port that the service listens on");
        PROBES.forEach((probe, path) -> findings.unless(
                Manifests.text(container, probe, "httpGet", "path").equals(path)
                        && Manifests.text(container, probe, "httpGet", "port").equals("http"),
                "has no " + probe + " at " + path));
        var image = Manifests.text(container, "image");
        findings.unless(
                        image.contains("/linli/" + ServiceModules.of(service) + ":"),
                        "runs the image of something else")
                .unless(
                        image.equals(Manifests.text(
                                overlay.the("Job", "linli-" + service + "-migration")
                                        .container(),
                                "image")),
                        "runs another image than the one that migrates");
        var keeps = settings.knows("LINLI_PHOTOS_DIRECTORY");
        var has = Manifests.maps(container, "volumeMounts").stream()
                .anyMatch(mount -> Manifests.text(mount, "mountPath").equals(PHOTOS));
        findings.unless(keeps == has, keeps ? "has no place for photos" : "has a place for photos and keeps none");
        ofTimes(findings, deployment, settings, Variables.of(overlay, deployment));
        if (overlay.name().equals("city")) {
            findings.unless(
                    Manifests.maps(deployment.pod(), "topologySpreadConstraints").stream()
                            .anyMatch(
                                    each -> Manifests.text(each, "topologyKey").equals("topology.kubernetes.io/zone")),
                    "is not spread over zones");
        }
        return findings.stream();
    }

    /** The issuer may be looked for during a minute before a service gives up; the probe must not give up first. */
    private static void ofTimes(
            Findings findings, Manifests.Document deployment, ServiceSettings settings, Map<String, String> given) {
        var probe = Manifests.map(deployment.container(), "startupProbe");
        var starting = number(probe, "periodSeconds") * number(probe, "failureThreshold");
        var before = number(deployment.container(), "lifecycle", "preStop", "sleep", "seconds");
        var rolling = Manifests.map(deployment.content(), "spec", "strategy", "rollingUpdate");
        findings.unless(
                        starting > seconds(settings.written("quarkus.oidc.connection-delay")) + 30,
                        "is ended while it still looks for the issuer")
                .unless(before > 0, "is asked while it is ending: no preStop")
                .unless(
                        number(deployment.pod(), "terminationGracePeriodSeconds")
                                > before + seconds(given.getOrDefault("QUARKUS_SHUTDOWN_TIMEOUT", "0")),
                        "is killed before requests under way have had their time")
                .unless(seconds(given.getOrDefault("QUARKUS_SHUTDOWN_TIMEOUT", "0")) > 0, "cuts off requests under way")
                .unless(
                        Manifests.text(rolling, "maxUnavailable").equals("0"),
                        "is short of replicas while it is rolled out");
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replaceAll("^PT|[sS]$", ""));
    }

    private static int number(Map<String, Object> from, String... path) {
        var text = Manifests.text(from, path);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** In thousandths of a core, or in MiB; 0 when nothing is said. */
    private static int amount(String quantity) {
        if (quantity.isEmpty()) {
            return 0;
        }
        if (quantity.endsWith("Gi")) {
            return 1024 * Integer.parseInt(quantity.replace("Gi", ""));
        }
        var digits = Integer.parseInt(quantity.replaceAll("m$|Mi$", ""));
        return quantity.endsWith("m") || quantity.endsWith("Mi") ? digits : 1000 * digits;
    }
}
