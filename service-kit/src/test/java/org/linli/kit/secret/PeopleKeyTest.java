package org.linli.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PeopleKeyTest {

    private final PeopleKey key = new PeopleKey(base64(1, 32));

    @Test
    void whatIsSealedOpensForItsRowOnly() {
        byte[] sealed = key.seal("person_phone/1", "13800001234");

        assertThat(key.open("person_phone/1", sealed)).isEqualTo("13800001234");
        assertThatThrownBy(() -> key.open("person_phone/2", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameSealsDifferentlyEachTimeAndIsFoundByItsFingerprint() {
        assertThat(key.seal("a", "13800001234")).isNotEqualTo(key.seal("a", "13800001234"));
        assertThat(key.fingerprint("phone", "13800001234"))
                .isEqualTo(key.fingerprint("phone", "13800001234"))
                .isNotEqualTo(key.fingerprint("certificate", "13800001234"))
                .isNotEqualTo(new PeopleKey(base64(2, 32)).fingerprint("phone", "13800001234"));
    }

    @Test
    void whatWasTamperedWithOrSealedWithAnotherKeyDoesNotOpen() {
        byte[] sealed = key.seal("a", "13800001234");
        byte[] bent = sealed.clone();
        bent[bent.length - 1] ^= 1;

        assertThatThrownBy(() -> key.open("a", bent)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.open("a", new byte[3])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new PeopleKey(base64(2, 32)).open("a", sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedWithoutRepeatingIt() {
        for (String bad : new String[] {base64(1, 16), base64(1, 33), "not base64!"}) {
            assertThatThrownBy(() -> new PeopleKey(bad))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("linli.secrets.people-key must hold 32 bytes, base64");
        }
    }

    private static String base64(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
