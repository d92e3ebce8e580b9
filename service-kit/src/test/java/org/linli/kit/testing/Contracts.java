package org.linli.kit.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The approved schemas and examples. */
public final class Contracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    public static String example(String topic, String type) {
        return file(topic, type + ".example.json");
    }

    /** What the payload breaks; formats count. */
    public static List<String> broken(String topic, String type, String json) {
        return SCHEMAS
                .getSchema(file(topic, type + ".schema.json"))
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static String file(String topic, String name) {
        String path = "/contracts/events/" + topic + "/" + name;
        try (InputStream found = Contracts.class.getResourceAsStream(path)) {
            if (found == null) {
                throw new IllegalArgumentException("no " + path);
            }
            return new String(found.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
