package org.linli.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/** The REST interfaces are those approved in {@code contracts/openapi}: what a client relies on changes on purpose only. */
class OpenApiSystemTest {

    private static final String APPROVE = "linli.approve";
    private static final String ISSUER = "https://identity.example/realms/linli";

    private final RunningCity city = RunningCity.get();
    private final Path approved = city.platform().layout().project().resolve("contracts/openapi");

    @ParameterizedTest
    @ValueSource(strings = {"intake", "dispatch", "reporting", "volunteer", "care"})
    void aServiceServesTheInterfaceThatWasApproved(String service) throws IOException {
        Map<String, Object> served = yaml().load(description(service));
        served.remove("servers"); // where it runs is no part of the contract
        Path file = approved.resolve(service + ".yaml");
        if (Boolean.getBoolean(APPROVE)) {
            Files.createDirectories(approved);
            Files.writeString(file, yaml().dump(served));
        }

        assertThat(file).as("approve the first one with -D" + APPROVE + "=true").exists();
        assertThat(differences(yaml().load(Files.readString(file)), served))
                .as(
                        "%s differs from %s (- approved, + served). Meant so? Run this test with -D%s=true and commit the file"
                                .formatted(service, file.getFileName(), APPROVE))
                .isEmpty();
    }

    /** What the service says of itself, less the address of the identity provider of this run. */
    private String description(String service) {
        return given().get(city.platform().service(service).url() + "/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .replace(city.platform().issuer(), ISSUER);
    }

    private static List<String> differences(Map<String, Object> approved, Map<String, Object> served) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> now = new TreeMap<>();
        flatten("", approved, before);
        flatten("", served, now);
        TreeSet<String> places = new TreeSet<>(before.keySet());
        places.addAll(now.keySet());
        List<String> differences = new ArrayList<>();
        for (String place : places) {
            String was = before.get(place);
            String is = now.get(place);
            if (was != null && !was.equals(is)) {
                differences.add("- " + place + ": " + was);
            }
            if (is != null && !is.equals(was)) {
                differences.add("+ " + place + ": " + is);
            }
        }
        return differences;
    }

    /** One line for each value, by where it stands, so that the order in which things are written does not matter. */
    private static void flatten(String place, Object node, Map<String, String> lines) {
        switch (node) {
            case Map<?, ?> map
            when !map.isEmpty() -> map.forEach((key, value) -> flatten(place + "/" + escaped(key), value, lines));
            case List<?> list
            when list.stream().anyMatch(item -> item instanceof Map) -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(place + "/" + name(list.get(i), i), list.get(i), lines);
                }
            }
            case null -> lines.put(place, "null");
            default -> lines.put(place, node.toString());
        }
    }

    /** Parameters go by name, whatever their order. */
    private static String name(Object item, int index) {
        return item instanceof Map<?, ?> map && map.get("name") instanceof String name ? name : Integer.toString(index);
    }

    private static String escaped(Object key) {
        return key.toString().replace("/", "~");
    }

    private static Yaml yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setAllowUnicode(true);
        style.setWidth(120);
        LoaderOptions loading = new LoaderOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(style), style, loading);
    }
}
