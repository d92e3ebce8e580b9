package org.linli.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackingSecretTest {

    private static final String NUMBER = "20260309-000017";

    private static final String KEY = base64("a key of 32 bytes, for tests only");
    private static final String NEXT = base64("the key that comes after that one");

    private final TrackingSecret secrets = new TrackingSecret(KEY, Optional.empty());

    @Test
    void theSameNumberHasTheSameSecretAndAnotherNumberAnother() {
        assertThat(secrets.of(NUMBER)).isEqualTo(secrets.of(NUMBER)).isNotEqualTo(secrets.of("20260309-000018"));
    }

    @Test
    void aSecretIsReadOutAndTypedByPeople() {
        String secret = secrets.of(NUMBER);

        assertThat(secret).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(secrets.opens(NUMBER, secret)).isTrue();
        assertThat(secrets.opens(NUMBER, secret.toLowerCase().replace("-", " ")))
                .isTrue();
        assertThat(secrets.opens(NUMBER, secret.replace('0', 'o').replace('1', 'l')))
                .isTrue();
    }

    @Test
    void nothingElseOpens() {
        String secret = secrets.of(NUMBER);

        assertThat(secrets.opens("20260309-000018", secret)).isFalse();
        assertThat(secrets.opens(NUMBER, secret.substring(0, 18))).isFalse();
        assertThat(secrets.opens(NUMBER, "")).isFalse();
        assertThat(secrets.opens(NUMBER, "密码")).isFalse();
    }

    @Test
    void aShortKeyIsRefusedAtTheStart() {
        for (String bad : List.of("c2hvcnQ=", "not base64!")) {
            assertThatThrownBy(() -> new TrackingSecret(bad, Optional.empty()))
                    .hasMessage("linli.secrets.tracking-key must hold at least 32 bytes, base64");
            assertThatThrownBy(() -> new TrackingSecret(KEY, Optional.of(List.of(bad))))
                    .hasMessage("each of linli.secrets.tracking-keys-accepted must hold at least 32 bytes, base64");
        }
    }

    @Test
    void whatAReporterWasToldOpensAsLongAsItsKeyIsAccepted() {
        TrackingSecret changed = new TrackingSecret(NEXT, Optional.of(List.of(KEY)));
        TrackingSecret alone = new TrackingSecret(NEXT, Optional.empty());
        String told = secrets.of(NUMBER);

        assertThat(changed.opens(NUMBER, told)).isTrue();
        assertThat(alone.opens(NUMBER, told)).isFalse();
    }

    @Test
    void aReportOfBeforeHasASecretOfTheNewKeyTooThatCanBeRepeatedToWhoeverReported() {
        TrackingSecret changed = new TrackingSecret(NEXT, Optional.of(List.of(KEY)));
        TrackingSecret told = new TrackingSecret(KEY, Optional.of(List.of(NEXT)));

        assertThat(changed.of(NUMBER)).isNotEqualTo(secrets.of(NUMBER));
        assertThat(changed.opens(NUMBER, changed.of(NUMBER))).isTrue();
        assertThat(told.opens(NUMBER, changed.of(NUMBER)))
                .as("by a replica that still makes the others")
                .isTrue();
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }
}
