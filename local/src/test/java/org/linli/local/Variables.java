package org.linli.local;

import java.util.Map;
import java.util.TreeMap;

/** The environment that a pod is given. */
final class Variables {

    private Variables() {}

    /** By name; empty where a Secret holds the value, and later ones over earlier ones. */
    static Map<String, String> of(Overlay overlay, Manifests.Document pod) {
        var variables = new TreeMap<String, String>();
        for (var from : Manifests.maps(pod.container(), "envFrom")) {
            overlay.find("ConfigMap", Manifests.text(from, "configMapRef", "name"))
                    .ifPresent(map -> Manifests.map(map.content(), "data")
                            .forEach((name, value) -> variables.put(name, value.toString())));
        }
        for (var variable : Manifests.maps(pod.container(), "env")) {
            variables.put(Manifests.text(variable, "name"), Manifests.text(variable, "value"));
        }
        return variables;
    }
}
