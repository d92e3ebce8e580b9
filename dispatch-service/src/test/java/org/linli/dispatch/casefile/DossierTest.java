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
import org.linli.dispatch.testing.Line;
import org.linli.kit.consume.PermanentFault;

class DossierTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theApprovedExampleIsUnderstood() throws IOException {
        JsonNode example = JSON.readTree(Contract.example("linli.intake.dossiers", "linli.intake.dossier-opened.v1"));

        Dossier dossier = Dossier.read(example);

        assertThat(dossier.number()).isEqualTo("20260309-000017");
        assertThat(dossier.longitude()).isEqualTo(117.301);
        assertThat(dossier.attributes()).containsEntry("depth-cm", 12);
        assertThat(dossier.photos()).hasSize(1);
        assertThat(dossier.acceptedAt()).isEqualTo(Instant.parse("2026-03-08T23:20:00Z"));
        assertThat(dossier.history()).isNull();
    }

    @Test
    void aMemberAddedLaterIsNoFault() throws IOException {
        ObjectNode data = fine();
        data.put("mood", "angry");

        assertThat(Dossier.read(data).text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reportId", "number", "text", "areaCode", "channel", "submittedAt", "acceptedAt"})
    void aMissingMemberIsAPermanentFaultNamingIt(String member) throws IOException {
        ObjectNode data = fine();
        data.remove(member);

        assertThatThrownBy(() -> Dossier.read(data))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining(member);
    }

    @ParameterizedTest
    @CsvSource({"reportId,not-a-uuid", "submittedAt,yesterday", "text,\"秘密\u0000\""})
    void aBrokenMemberIsNamedButNeverQuoted(String member, String value) throws IOException {
        ObjectNode data = fine();
        data.put(member, value);

        assertThatThrownBy(() -> Dossier.read(data))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining(member)
                .hasMessageNotContaining(value);
    }

    private static ObjectNode fine() throws IOException {
        return (ObjectNode) JSON.readTree(Line.dossier(UUID.randomUUID(), "dl-auto"));
    }
}
