package org.linli.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleKeyTest {

    private final PeopleKey key = new PeopleKey(base64(1, 32));
    private final PeopleKey another = new PeopleKey(base64(2, 32));

    @Test
    void whatIsSealedOpensForItsRowOnly() {
        byte[] sealed = key.seal("person_phone/1", "13800001234");

        assertThat(key.open("person_phone/1", sealed)).isEqualTo("13800001234");
        assertThatThrownBy(() -> key.open("person_phone/2", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theSameSealsDifferentlyEachTimeAndIsFoundByItsFingerprint() {
        assertThat(key.seal("a", "13800001234")).isNotEqualTo(key.seal("a", "13800001234"));
        byte[] kept = key.fingerprint("phone", "13800001234").written();
        assertThat(key.fingerprint("phone", "13800001234").is(kept)).isTrue();
        assertThat(key.fingerprint("certificate", "13800001234").is(kept)).isFalse();
        assertThat(another.fingerprint("phone", "13800001234").is(kept)).isFalse();
        assertThat(key.fingerprint("phone", "13800001234").is(new byte[0])).isFalse();
    }

    @Test
    void whatWasTamperedWithOrSealedWithAnotherKeyDoesNotOpen() {
        byte[] sealed = key.seal("a", "13800001234");
        byte[] bent = sealed.clone();
        bent[bent.length - 1] ^= 1;

        assertThatThrownBy(() -> key.open("a", bent)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> key.open("a", new byte[3])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> another.open("a", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aKeyOfAnotherLengthIsRefusedWithoutRepeatingIt() {
        for (String bad : new String[] {base64(1, 16), base64(1, 33), "not base64!"}) {
            assertThatThrownBy(() -> new PeopleKey(bad))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("linli.secrets.people-key must hold 32 bytes, base64");
        }
    }

    @Test
    void whileAKeyIsChangedWhatWasWrittenBeforeOpensAndIsFoundWithOld_New_AndBothWaysRound() {
        PeopleKey told = new PeopleKey(base64(1, 32), List.of(base64(2, 32)));
        PeopleKey changed = new PeopleKey(base64(2, 32), List.of(base64(1, 32)));

        for (PeopleKey writer : List.of(key, told, changed)) {
            byte[] sealed = writer.seal("a", "13800001234");
            byte[] print = writer.fingerprint("phone", "13800001234").written();

            for (PeopleKey reader : List.of(told, changed)) {
                assertThat(reader.open("a", sealed)).isEqualTo("13800001234");
                assertThat(reader.fingerprint("phone", "13800001234").is(print)).isTrue();
                assertThat(List.of(reader.fingerprint("phone", "13800001234").any()))
                        .contains(print);
            }
        }
    }

    @Test
    void whatNeedsNoOtherKeyOpensWithItsOwnAlone() {
        PeopleKey changed = new PeopleKey(base64(2, 32), List.of(base64(1, 32)));

        assertThat(another.open("a", changed.seal("a", "x"))).isEqualTo("x");
        assertThat(another.fingerprint("k", "x")
                        .is(changed.fingerprint("k", "x").written()))
                .isTrue();
    }

    @Test
    void untilAKeyIsChangedTheReleaseBeforeOpensWhatIsWritten() {
        assertThat(key.seal("a", "x")[0]).isEqualTo((byte) 1);
        assertThat(key.fingerprint("k", "x").written()).hasSize(32);
    }

    @Test
    void aKeyThatIsMissingIsNamedByItsId() {
        PeopleKey changed = new PeopleKey(base64(2, 32), List.of(base64(1, 32)));

        assertThatThrownBy(() -> key.open("a", changed.seal("a", "x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key " + changed.id())
                .hasMessageContaining("linli.secrets.people-keys-accepted")
                .hasNoCause();
    }

    @Test
    void codesMadeBeforeTheKeyWasChangedAreAmongThoseOfAllKeys() {
        PeopleKey changed = new PeopleKey(base64(2, 32), List.of(base64(1, 32)));

        assertThat(changed.macs("code", "x")).containsExactly(another.mac("code", "x"), key.mac("code", "x"));
    }

    @Test
    void anAcceptedKeyOfAnotherLengthIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> new PeopleKey(base64(1, 32), List.of("c2hvcnQ=")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("linli.secrets.people-keys-accepted must hold 32 bytes each, base64, comma between");
    }

    private static String base64(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
