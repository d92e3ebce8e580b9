package org.linli.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of two releases run side by side, and read each other's events and those that lie on topics for years. */
class EventsOfTwoReleasesContractTest {

    private static final String SCHEMA = ".schema.json";
    private static final String BEFORE = """
            {"title": "a", "type": "object", "additionalProperties": false, "required": ["id", "state", "places"],
             "properties": {"id": {"type": "string", "format": "uuid"}, "state": {"type": "string", "enum": ["open", "closed"]},
                            "note": {"type": ["string", "null"], "maxLength": 40},
                            "places": {"type": "array", "items": {"type": "object", "required": ["code"],
                                       "properties": {"code": {"type": "string"}}, "additionalProperties": false}}}}""";

    @Test
    void eventsOfEitherReleaseAreReadByTheOther() {
        Path before = MigrationsTest.previous().sources().resolve("contracts/events");
        TreeMap<String, String> old = files(before);
        TreeMap<String, String> now = files(Path.of("../contracts/events"));
        List<String> faults = new ArrayList<>();

        assertThat(old.keySet().stream().filter(name -> name.endsWith(SCHEMA))).hasSizeGreaterThan(80);
        old.forEach((name, text) -> {
            if (!name.endsWith(SCHEMA)) {
                return;
            }
            String example = name.replace(SCHEMA, ".example.json");
            String schemaNow = now.get(name);
            if (schemaNow == null) {
                faults.add(name + ": the type is gone; the release before, and the topics, have it still");
                return;
            }
            JsonNode was = BothWays.read(text);
            JsonNode is = BothWays.read(schemaNow);
            faults.addAll(BothWays.faults(name, was, is));
            BothWays.unread(is, old.get(example)).forEach(each -> faults.add(name + ": before → now: " + each));
            BothWays.unread(was, now.get(example)).forEach(each -> faults.add(name + ": now → before: " + each));
        });

        assertThat(faults).isEmpty();
    }

    @Test
    void anEventMayGainAFieldThatNobodyMustHave() {
        String now = BEFORE.replace("\"note\":", "\"extra\": {\"type\": \"integer\"}, \"note\":")
                .replace("\"title\": \"a\"", "\"title\": \"b\", \"description\": \"c\"");

        assertThat(BothWays.faults("a", BothWays.read(BEFORE), BothWays.read(now)))
                .isEmpty();
        assertThat(BothWays.unread(
                        BothWays.read(BEFORE),
                        "{\"id\": \"0198c0de-0000-7000-8000-000000000001\", \"state\": \"open\", \"extra\": 1,"
                                + " \"places\": [{\"code\": \"a\", \"extra\": true}]}"))
                .as("read by the release before")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "required": ["id", "state", "places"]   | "required": ["id", "places"]                  | a field that must come no more
                    "required": ["id", "state", "places"]   | "required": ["id", "note", "state", "places"] | a field that must come now
                    "note": {                               | "remark": {                                   | another name
                    ["string", "null"]                      | "string"                                      | no null any more
                    "format": "uuid"                        | "pattern": "^x"                               | another form
                    "enum": ["open", "closed"]              | "enum": ["open"]                              | a narrower enum: events on topics have the value
                    "enum": ["open", "closed"]              | "enum": ["open", "closed", "held"]            | a wider enum: the release before does not know the value
                    "maxLength": 40                         | "maxLength": 80                               | longer
                    "required": ["code"]                    | "required": []                                | within a list
                    {"code": {"type": "string"}}            | {"code": {"type": "integer"}}                 | a type within a list
                    """)
    void aPlantedFaultIsCaught(String was, String is, String what) {
        assertThat(BEFORE).contains(was);
        JsonNode now = BothWays.read(BEFORE.replace(was, is));

        assertThat(BothWays.faults("a", BothWays.read(BEFORE), now)).as(what).isNotEmpty();
    }

    private static TreeMap<String, String> files(Path events) {
        TreeMap<String, String> found = new TreeMap<>();
        try (var files = Files.walk(events)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                found.put(events.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
