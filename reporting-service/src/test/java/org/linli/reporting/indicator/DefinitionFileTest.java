package org.linli.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFileTest {

    private static final String GOOD = """
            indicators:
              - code: closed
                name: {zh: 结案数, en: Closed}
                definition: {zh: 期内结案, en: Closed in the period}
                over: reports
                kind: count
                cohort: happened
                counted: {at: closed}
            """;

    @Test
    void theBuiltInDefinitionsAreWithoutFault() throws IOException {
        try (InputStream builtIn = DefinitionFile.class.getResourceAsStream("/indicators/indicators.yaml")) {
            DefinitionFile.Read read = DefinitionFile.read(builtIn);

            assertThat(read.faults()).isEmpty();
            assertThat(read.indicators())
                    .extracting(Indicator::code)
                    .contains(
                            "filing-rate",
                            "settlement-rate",
                            "on-time-rate",
                            "rework-rate",
                            "return-rate",
                            "open-late",
                            "fastest-cycle",
                            "accepted-to-filed-median");
        }
    }

    @Test
    void theSettlementRateDividesByWhatWasFiledAndDispatched() throws IOException {
        try (InputStream builtIn = DefinitionFile.class.getResourceAsStream("/indicators/indicators.yaml")) {
            Indicator settlement = DefinitionFile.read(builtIn).indicators().stream()
                    .filter(i -> i.code().equals("settlement-rate"))
                    .findFirst()
                    .orElseThrow();

            assertThat(settlement.denominator())
                    .isEqualTo(new Indicator.Side("accepted", List.of("filed", "dispatched")));
        }
    }

    @Test
    void everyFaultIsNamedWithItsIndicatorAndKey() throws IOException {
        assertThat(faults(GOOD.replace("at: closed", "at: closed_at; DROP TABLE report_fact")))
                .singleElement()
                .asString()
                .startsWith("closed: counted.at: 'closed_at; DROP TABLE report_fact' is not one of [accepted, ");
        assertThat(faults(GOOD.replace("kind: count", "kind: ratio")))
                .contains("closed: numerator: missing, or not a mapping of at and where");
        assertThat(faults(GOOD.replace("cohort: happened", "cohort: stands")))
                .containsExactly("closed: at: what stands at the end has no moment in the period");
        assertThat(faults(GOOD.replace("kind: count", "kind: median")))
                .containsExactly("closed: span: a duration needs one");
        assertThat(faults(GOOD.replace("kind: count", "colour: red\n    kind: count")))
                .containsExactly("closed: colour: unknown key");
        assertThat(faults(GOOD + GOOD.replace("indicators:\n", ""))).containsExactly("closed: code: given twice");
        assertThat(faults("[")).singleElement().asString().startsWith("not YAML");
        assertThat(faults("")).containsExactly("indicators: a list with at least one indicator is needed");
    }

    @Test
    void aNumeratorOfWhatCameInHasNoMomentOfItsOwn() throws IOException {
        String ratio = GOOD.replace("kind: count", "kind: ratio")
                .replace("cohort: happened", "cohort: came-in")
                .replace("counted: {at: closed}", "numerator: {at: closed}\n    denominator: {at: accepted}");

        assertThat(faults(ratio))
                .containsExactly("closed: numerator.at: of what came in, the denominator's moment places both sides");
    }

    @Test
    void aFaultKeepsTheServiceFromStartingAndSaysWhere(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(directory.resolve("own.yaml"), GOOD.replace("over: reports", "over: people"));

        assertThatThrownBy(() -> new Definitions(Optional.of(own)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining("closed: over: must be one of [orders, reports, stages]");
    }

    @Test
    void aCityMayBringItsOwnDefinitions(@TempDir Path directory) throws IOException {
        Path own = Files.writeString(directory.resolve("own.yaml"), GOOD);

        assertThat(new Definitions(Optional.of(own)).all())
                .extracting(Indicator::code)
                .containsExactly("closed");
    }

    private static List<String> faults(String yaml) throws IOException {
        return DefinitionFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .faults();
    }
}
