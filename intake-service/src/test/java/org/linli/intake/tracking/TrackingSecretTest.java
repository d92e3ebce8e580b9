package org.linli.intake.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class TrackingSecretTest {

    private static final String NUMBER = "20260309-000017";

    private final TrackingSecret secrets =
            new TrackingSecret(Base64.getEncoder().encodeToString("a key of 32 bytes, for tests only".getBytes()));

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
        assertThatThrownBy(() -> new TrackingSecret("c2hvcnQ=")).isInstanceOf(IllegalStateException.class);
    }
}
