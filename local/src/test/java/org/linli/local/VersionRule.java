package org.linli.local;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is deployed is what everything was tested on: the versions of the root pom. */
final class VersionRule implements ManifestRule {

    @Override
    public Stream<String> findings(Overlay overlay) {
        var broker = version("kafka.broker.version");
        var kafka = overlay.ofKind("Kafka")
                .flatMap(document -> Findings.about(document)
                        .unless(
                                Manifests.text(document.content(), "spec", "kafka", "version")
                                        .equals(broker),
                                "is not of version " + broker + ", on which everything was tested")
                        .unless(
                                broker.startsWith(
                                        Manifests.text(document.content(), "spec", "kafka", "metadataVersion") + "."),
                                "keeps its metadata in another version than its own")
                        .stream());
        var major = version("postgres-binaries.version").replaceFirst("\\..*", "");
        var databases = overlay.ofKind("Cluster")
                .flatMap(document -> Findings.about(document)
                        .unless(
                                Manifests.text(document.content(), "spec", "imageName")
                                        .matches(".*/postgresql:" + major + "(\\.\\d+)?-[a-z]+-[a-z]+"),
                                "is not of PostgreSQL " + major
                                        + ", on which everything was tested, or of an image that is not made any more")
                        .stream());
        var keycloak = version("keycloak.version");
        var issuers = overlay.ofKind("Deployment")
                .filter(document -> document.name().equals("linli-keycloak"))
                .flatMap(document -> Findings.about(document)
                        .unless(
                                Manifests.text(document.container(), "image").endsWith("/linli/keycloak:" + keycloak),
                                "is not of version " + keycloak + ", on which everything was tested")
                        .stream());
        return Stream.of(kafka, databases, issuers).flatMap(each -> each);
    }

    private static String version(String property) {
        var found = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                .matcher(Manifests.readText(Manifests.PROJECT.resolve("pom.xml")));
        if (!found.find()) {
            throw new AssertionError("the root pom has no " + property);
        }
        return found.group(1);
    }
}
