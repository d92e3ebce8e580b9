package org.linli.local;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PriorityClass;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * No field is misspelt. Kinds of Kubernetes against the models of its client, Strimzi's against the schemas that its own generator
 * makes, the others against the list of fields in {@code kinds-in-use.yaml}; and against stricter schemas where these lie at hand.
 */
final class SchemaRule implements ManifestRule {

    private static final Map<String, Check> OF_KUBERNETES = Map.ofEntries(
            Map.entry("v1 ConfigMap", V1ConfigMap::validateJsonElement),
            Map.entry("v1 Namespace", V1Namespace::validateJsonElement),
            Map.entry("v1 PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement),
            Map.entry("v1 Service", V1Service::validateJsonElement),
            Map.entry("v1 ServiceAccount", V1ServiceAccount::validateJsonElement),
            Map.entry("apps/v1 Deployment", V1Deployment::validateJsonElement),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement),
            Map.entry("batch/v1 Job", V1Job::validateJsonElement),
            Map.entry("networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement),
            Map.entry("policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement),
            Map.entry("scheduling.k8s.io/v1 PriorityClass", V1PriorityClass::validateJsonElement));

    private static final Gson GSON = new Gson();

    /** How a model of the client looks at what is to become one. */
    @FunctionalInterface
    private interface Check {
        /** @throws IllegalArgumentException which says what is wrong */
        void look(JsonElement element) throws IOException;
    }

    @Override
    public Stream<String> findings(Overlay overlay) {
        return overlay.documents().stream()
                .flatMap(document -> faults(document).stream().map(fault -> document.id() + ": " + fault));
    }

    private static List<String> faults(Manifests.Document document) {
        var kind = document.versionedKind();
        var found = OF_KUBERNETES.containsKey(kind)
                ? ofKubernetes(document)
                : StrimziSchemas.have(kind)
                        ? StrimziSchemas.faults(kind, document.content())
                        : KindsInUse.have(kind)
                                ? KindsInUse.faults(kind, document.content())
                                : List.of(kind + " is no kind that is known here");
        return found.isEmpty() ? StricterSchemas.faults(kind, document.content()) : found;
    }

    private static List<String> ofKubernetes(Manifests.Document document) {
        try {
            OF_KUBERNETES.get(document.versionedKind()).look(GSON.toJsonTree(document.content()));
            return List.of();
        } catch (IllegalArgumentException wrong) {
            // What follows repeats the object.
            return List.of(wrong.getMessage().replaceFirst("(?s)( JSON:|\\. But the JSON| but got).*", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
