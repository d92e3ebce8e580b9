package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The incoming channels of each service, read from its configuration: each has a dead-letter topic. */
final class DeadLetterChannels {

    private static final Pattern INCOMING =
            Pattern.compile("^(?:%[\\w,-]+\\.)?mp\\.messaging\\.incoming\\.\"?([a-z0-9-]+)\"?\\.");

    private DeadLetterChannels() {}

    static Map<String, List<String>> of(Path project) {
        var channels = new TreeMap<String, List<String>>();
        for (var service : ServiceModules.SERVICES) {
            var file = project.resolve(ServiceModules.of(service) + "/src/main/resources/application.properties");
            if (Files.exists(file)) {
                channels.put(service, incoming(file));
            }
        }
        return channels;
    }

    private static List<String> incoming(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(INCOMING::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
