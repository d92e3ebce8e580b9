package org.linli.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schemas, approved examples and the list of all events agree with each other. */
class ExamplesContractTest {

    private static final Path EVENTS = Path.of("events");

    static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.walk(EVENTS)) {
            return files.filter(f -> f.toString().endsWith(".schema.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void anApprovedExampleKeepsItsSchema(Path file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(file), InputFormat.JSON);
        Path example = Path.of(file.toString().replace(".schema.json", ".example.json"));

        assertEquals(List.of(), schema.validate(Files.readString(example), InputFormat.JSON));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void anEventStandsInTheListOfAll(Path file) throws IOException {
        String listed = Files.readString(Path.of("asyncapi.yaml"));

        assertTrue(
                listed.contains("$ref: '" + file.toString().replace('\\', '/') + "'"),
                file + " is not in asyncapi.yaml");
    }

    @Test
    void theListNamesNoEventThatIsNotThere() throws IOException {
        long listed = Files.readAllLines(Path.of("asyncapi.yaml")).stream()
                .filter(line -> line.contains("$ref: 'events/"))
                .count();

        assertEquals(schemas().size(), listed);
    }
}
