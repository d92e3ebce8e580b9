package org.linli.dispatch.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The approved schemas and examples of what crosses a border. */
public final class Contract {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contract() {}

    /** What breaks the schema of a type; empty when nothing does. */
    public static List<String> faults(String folder, String type, byte[] payload) {
        return SCHEMAS
                .getSchema(read(folder + "/" + type + ".schema.json"), InputFormat.JSON)
                .validate(
                        new String(payload, StandardCharsets.UTF_8),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The example approved by hand. */
    public static String example(String folder, String type) {
        return read(folder + "/" + type + ".example.json");
    }

    private static String read(String path) {
        try (InputStream file = Contract.class.getResourceAsStream("/contracts/events/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("no such contract: " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
