package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The settings that one service knows, read from its sources and those of service-kit, and those that the manifests give it.
 * Names are compared as environment variables, in which every sign but letters and digits is an underscore.
 */
final class ServiceSettings {

    /** Of Quarkus itself: in use here, and in no file of ours. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "quarkus.flyway.validate-at-start",
            "quarkus.flyway.ignore-migration-patterns",
            "quarkus.http.proxy.proxy-address-forwarding",
            "quarkus.http.proxy.allow-x-forwarded",
            "quarkus.init-and-exit",
            "quarkus.oidc.auth-server-url",
            "quarkus.oidc.tenant-enabled",
            "quarkus.shutdown.timeout");

    private static final String OF_THE_JVM = "JAVA_TOOL_OPTIONS";

    private static final Pattern PROPERTY =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"(, defaultValue)?[^)]*\\)\\s*(Optional<)?");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern METHOD =
            Pattern.compile("(@WithDefault\\([^)]*\\)\\s+)?(?:@\\w+\\([^)]*\\)\\s+)*([\\w<>, .]+) (\\w+)\\(\\);");

    private final Properties written = new Properties();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();
    private final Map<String, String> given = new TreeMap<>();

    private ServiceSettings() {}

    /** With what the smallest overlay gives it. */
    static ServiceSettings of(String service) {
        return of(service, "small");
    }

    static ServiceSettings of(String service, String overlay) {
        var settings = new ServiceSettings();
        var module = Manifests.PROJECT.resolve(ServiceModules.of(service)).resolve("src/main");
        var kit = Manifests.PROJECT.resolve("service-kit/src/main");
        settings.readProperties(kit.resolve("resources/META-INF/microprofile-config.properties"));
        settings.readProperties(module.resolve("resources/application.properties"));
        settings.readSources(kit.resolve("java"));
        settings.readSources(module.resolve("java"));
        OF_QUARKUS.forEach(name -> settings.known.add(variable(name)));
        AdminClientConfig.configNames().forEach(name -> settings.known.add(variable("kafka." + name)));
        settings.known.add(OF_THE_JVM);
        settings.readGiven(service, Manifests.overlay(overlay));
        return settings;
    }

    /** What stands in the service's files for every profile. */
    String written(String name) {
        return written.getProperty(name);
    }

    boolean knows(String variable) {
        return known.contains(variable);
    }

    /** Those without which the service does not start: no default, and not written in its files. */
    Set<String> needed() {
        var names = new TreeSet<>(needed);
        written.stringPropertyNames().forEach(name -> names.remove(variable(name)));
        return names;
    }

    /** The value that configuration maps give, or an empty one. */
    String given(String variable) {
        return given.getOrDefault(variable, "");
    }

    /** The variables of a pod: those of the configuration maps, and those that it names itself. */
    Set<String> givenTo(Manifests.Document pod) {
        var names = new TreeSet<>(given.keySet());
        Manifests.maps(pod.container(), "env").forEach(each -> names.add(Manifests.text(each, "name")));
        return names;
    }

    private void readProperties(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            written.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written.stringPropertyNames().forEach(name -> known.add(variable(name.replaceFirst("^%[\\w,-]+\\.", ""))));
    }

    private void readSources(Path directory) {
        try (var files = Files.walk(directory)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Manifests::readText)
                    .forEach(this::readSource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readSource(String source) {
        var property = PROPERTY.matcher(source);
        while (property.find()) {
            known.add(variable(property.group(1)));
            if (property.group(2) == null && property.group(3) == null) {
                needed.add(variable(property.group(1)));
            }
        }
        var mapping = MAPPING.matcher(source);
        if (mapping.find()) {
            // Up to the end of the interface: what is nested in it is not set by manifests.
            var body = source.substring(mapping.end()).split("\n( {4})?}", 2)[0];
            var method = METHOD.matcher(body);
            while (method.find()) {
                known.add(variable(mapping.group(1) + "." + kebab(method.group(3))));
                if (method.group(1) == null && method.group(2).strip().equals("Path")) {
                    needed.add(variable(mapping.group(1) + "." + kebab(method.group(3))));
                }
            }
        }
    }

    private void readGiven(String service, Path overlay) {
        for (var directory : Manifests.kustomizationsOf(overlay)) {
            Manifests.maps(Manifests.kustomization(directory), "configMapGenerator").stream()
                    .filter(map -> Set.of("linli-platform", "linli-" + service).contains(Manifests.text(map, "name")))
                    .flatMap(map -> Manifests.texts(map, "literals").stream())
                    .forEach(literal -> {
                        var equals = literal.indexOf('=');
                        given.put(literal.substring(0, equals), literal.substring(equals + 1));
                    });
        }
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
