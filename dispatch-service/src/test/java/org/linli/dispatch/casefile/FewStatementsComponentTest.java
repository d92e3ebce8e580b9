package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.CountingDriver;
import org.linli.dispatch.testing.Line;

/** Every statement of a dossier's transaction is a round trip that the department waits for. */
@QuarkusTest
class FewStatementsComponentTest {

    /** A statement that goes on with what another returns (WITH added AS (INSERT …)) goes by the first. */
    private static final Pattern VERB_AND_TABLE = Pattern.compile(
            "^(?:with \\w+ as \\(\\s*)?(?=(select|insert|update|delete)).*?\\b(?:from|into|update)\\s+(\\w+)",
            Pattern.DOTALL);

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
        // What a process does once is not counted.
        line.opened("dl-auto");
    }

    @Test
    void aDossierFiledAndDispatchedByRuleToTwoUnitsWritesEachKindOfRowInOneStatement() {
        assertThat(askedFor("dl-auto"))
                .containsExactly(
                        "select blocked_key",
                        "insert inbox",
                        "select case_file",
                        "insert case_file",
                        "insert work_order",
                        "insert running_clock",
                        "insert outbox",
                        "insert audit_entry");
    }

    @Test
    void aDossierThatWaitsForTheDispatcherWritesItsCaseOnce() {
        assertThat(askedFor("dl-hand"))
                .containsExactly(
                        "select blocked_key",
                        "insert inbox",
                        "select case_file",
                        "insert case_file",
                        "insert running_clock",
                        "insert outbox",
                        "insert audit_entry");
    }

    /** What the transaction that opened a case asked, as verb and table; a batch is asked once. */
    private List<String> askedFor(String category) {
        CountingDriver.begin();
        line.opened(category);
        return CountingDriver.end().stream()
                .map(FewStatementsComponentTest::inShort)
                .filter(asked -> asked.contains("insert case_file"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inShort(List<String> statements) {
        return statements.stream()
                .map(sql -> {
                    Matcher words = VERB_AND_TABLE.matcher(sql.strip().toLowerCase(Locale.ROOT));
                    return words.find() ? words.group(1) + " " + words.group(2) : sql;
                })
                // What is known of the city is looked at once a second, whoever comes by.
                .filter(asked -> !asked.equals("select registry_version"))
                .toList();
    }
}
