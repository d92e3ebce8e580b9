package org.linli.dispatch.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.dispatch.testing.Contract;
import org.linli.kit.consume.PermanentFault;

class DossierRedactionTest {

    @Test
    void theApprovedExampleIsUnderstood() throws IOException {
        DossierRedaction redaction = DossierRedaction.read(example());

        assertThat(redaction.reportId()).isEqualTo(UUID.fromString("018f2c5e-7a10-7c3b-9d44-1f0a6c2b7e01"));
        assertThat(redaction.version()).isEqualTo(4);
        assertThat(redaction.text()).isEqualTo("幸福路与和平街口有个大坑,昨晚有人摔倒。");
        assertThat(redaction.redactedAt()).isEqualTo(Instant.parse("2026-03-09T01:15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reportId", "version", "text", "redactedAt"})
    void aMissingMemberIsAPermanentFaultNamingIt(String member) throws IOException {
        ObjectNode data = example();
        data.remove(member);

        assertThatThrownBy(() -> DossierRedaction.read(data))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining(member);
    }

    @ParameterizedTest
    @CsvSource({"0", "-3", "1.5", "99999999999999999999", "\"4\"", "true"})
    void aVersionThatIsNoneIsRefused(String version) throws IOException {
        ObjectNode data = example();
        data.set("version", new ObjectMapper().readTree(version));

        assertThatThrownBy(() -> DossierRedaction.read(data))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("version");
    }

    private static ObjectNode example() throws IOException {
        JsonNode example = new ObjectMapper()
                .readTree(Contract.example("linli.intake.dossiers", "linli.intake.dossier-redacted.v1"));
        return (ObjectNode) example;
    }
}
