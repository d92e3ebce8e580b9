package org.linli.citypack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a FeatureCollection feature by feature, each with its line and its {@code properties.code}. */
final class GeoJsonFile {

    // Decimals as written: the number of digits counts, and no double stands between.
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Source source;
    private final Reading reading;

    GeoJsonFile(String path, Reading reading) {
        this.source = Source.of(path);
        this.reading = reading;
    }

    /** Unreadable when the file is missing, not UTF-8, not JSON or no FeatureCollection. */
    Table<GeoFeature> read() {
        return reading.required(source)
                .flatMap(this::features)
                .map(features -> Table.keyed(source, features, GeoFeature::code, reading.faults()))
                .orElseGet(() -> Table.unreadable(source));
    }

    private Optional<List<Listed<GeoFeature>>> features(String text) {
        List<Listed<GeoFeature>> features = new ArrayList<>();
        boolean collection = false;
        boolean listed = false;
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return notCollection();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("type")) {
                    collection =
                            value == JsonToken.VALUE_STRING && parser.getText().equals("FeatureCollection");
                } else if (field.equals("features") && value == JsonToken.START_ARRAY) {
                    listed = true;
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        Place at = source.line(parser.currentTokenLocation().getLineNr());
                        features.add(new Listed<>(at, feature(at, JSON.readTree(parser))));
                    }
                    continue;
                }
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                return syntax(parser.currentTokenLocation().getLineNr());
            }
        } catch (JsonProcessingException broken) {
            return syntax(
                    broken.getLocation() == null ? 1 : broken.getLocation().getLineNr());
        } catch (IOException | NumberFormatException | ArithmeticException broken) {
            return syntax(1);
        }
        return collection && listed ? Optional.of(features) : notCollection();
    }

    private GeoFeature feature(Place at, JsonNode feature) {
        if (!feature.path("type").asText("").equals("Feature")) {
            reading.faults().add(at, source.rule("value-bad"), "type", "type：须为 Feature", "type: must be Feature");
        }
        return new GeoFeature(at, code(at, feature.path("properties").path("code")), feature.path("geometry"));
    }

    private String code(Place at, JsonNode code) {
        if (code.isMissingNode() || code.isNull() || code.asText("x").isEmpty()) {
            reading.faults()
                    .add(
                            at,
                            source.rule("value-missing"),
                            "properties.code",
                            "properties.code：必填",
                            "properties.code: must be given");
            return "";
        }
        if (!code.isTextual() || !Values.isCode(code.asText())) {
            reading.faults()
                    .add(
                            at,
                            source.rule("value-bad"),
                            code.asText(""),
                            "properties.code：须为 1–40 个小写字母、数字或连字符",
                            "properties.code: must be 1–40 lower-case letters, digits or hyphens");
            return "";
        }
        return code.asText();
    }

    private Optional<List<Listed<GeoFeature>>> notCollection() {
        reading.faults()
                .add(
                        source.line(1),
                        source.rule("syntax"),
                        "",
                        "须为 GeoJSON 的 FeatureCollection",
                        "must be a FeatureCollection of GeoJSON");
        return Optional.empty();
    }

    private Optional<List<Listed<GeoFeature>>> syntax(int line) {
        reading.faults().add(source.line(line), source.rule("syntax"), "", "不是合法的 JSON", "not well-formed JSON");
        return Optional.empty();
    }
}
