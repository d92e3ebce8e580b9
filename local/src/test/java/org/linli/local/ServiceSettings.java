package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The settings that one service knows, read from its sources and those of service-kit.
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

    private static final Map<String, ServiceSettings> READ = new ConcurrentHashMap<>();

    private final Properties written = new Properties();
    private final Set<String> known = new TreeSet<>();
    private final Set<String> needed = new TreeSet<>();

    private ServiceSettings() {}

    /** Read once for all tests: sources do not change meanwhile. */
    static ServiceSettings of(String service) {
        return READ.computeIfAbsent(service, ServiceSettings::read);
    }

    private static ServiceSettings read(String service) {
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

    /** Keys that a service takes besides the current one, while that is changed. */
    Set<String> accepted() {
        return known.stream()
                .filter(name -> name.startsWith("LINLI_SECRETS_") && name.endsWith("_ACCEPTED"))
                .collect(Collectors.toSet());
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

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String kebab(String method) {
        return method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
