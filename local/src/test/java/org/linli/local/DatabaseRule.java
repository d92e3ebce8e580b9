package org.linli.local;

import java.util.Map;
import java.util.stream.Stream;

/** A node that is lost says nothing: what its sessions hold, such as the lock of an outbox lane, would be held for two hours. */
final class DatabaseRule implements ManifestRule {

    /** Seconds, but for the last two: milliseconds. */
    private static final Map<String, Integer> MOST = Map.of(
            "tcp_keepalives_idle", 10,
            "tcp_keepalives_interval", 5,
            "tcp_keepalives_count", 3,
            "tcp_user_timeout", 30_000,
            "idle_in_transaction_session_timeout", 300_000);

    @Override
    public Stream<String> findings(Overlay overlay) {
        return overlay.ofKind("Cluster").flatMap(DatabaseRule::ofServer);
    }

    private static Stream<String> ofServer(Manifests.Document cluster) {
        var parameters = Manifests.map(cluster.content(), "spec", "postgresql", "parameters");
        var findings = Findings.about(cluster);
        MOST.forEach((name, most) -> findings.unless(
                parameters.get(name) instanceof String value && isWithin(value, most),
                "holds on to what is lost: " + name + " is " + parameters.get(name) + ", not 1 to " + most));
        return findings.stream();
    }

    private static boolean isWithin(String value, int most) {
        return value.matches("[1-9]\\d*") && Integer.parseInt(value) <= most;
    }
}
