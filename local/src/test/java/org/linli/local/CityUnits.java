package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/** The units of the sample city, and the topics that dispatch makes for each. */
final class CityUnits {

    private static final Pattern DEFAULT =
            Pattern.compile("@WithDefault\\(\"([^\"]+)\"\\)\\s+(?:@\\w+\\([^)]*\\)\\s+)*\\w+ (\\w+)\\(\\);");

    private CityUnits() {}

    static TreeSet<String> codes() {
        var codes = new TreeSet<String>();
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(Manifests.PROJECT.resolve("cities/anhe/units.csv")))) {
            parser.forEach(row -> codes.add(row.get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    /** Partitions and settings, as the code writes them, by the topic's name. */
    static Map<String, String> topics() {
        var defaults = new TreeMap<String, String>();
        DEFAULT.matcher(Manifests.readText(Manifests.PROJECT.resolve(
                        "dispatch-service/src/main/java/org/linli/dispatch/registry/UnitTopicsSettings.java")))
                .results()
                .forEach(match -> defaults.put(match.group(2), match.group(1)));
        var retention = Duration.parse(defaults.get("retention")).toMillis();
        var topics = new TreeMap<String, String>();
        for (var code : codes()) {
            topics.put(
                    "linli.dispatch.orders." + code,
                    TopicRule.inWords(Integer.parseInt(defaults.get("partitions")), Map.of("retention.ms", retention)));
        }
        return topics;
    }
}
