package org.linli.volunteer.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhoneTest {

    @Test
    void aPhonePrintsItselfMasked() {
        assertThat(Phone.read("phone", "0551-6234 5678")).hasToString("055****5678");
        assertThat(Phone.read("phone", "+8613800001234").digits()).isEqualTo("13800001234");
    }
}
