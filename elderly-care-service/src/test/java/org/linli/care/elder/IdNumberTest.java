package org.linli.care.elder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.care.testing.IdNumbers;
import org.linli.kit.problem.Problem;

class IdNumberTest {

    /** The example that GB 11643-1999 itself works through. */
    @Test
    void theStandardsOwnExampleIsRight() {
        IdNumber number = IdNumber.read("idNumber", "11010519491231002X");

        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.sex()).isEqualTo("female");
        assertThat(number).hasToString("110105**********2X");
    }

    @Test
    void smallLettersAndBlanksAroundAreForgiven() {
        assertThat(IdNumber.read("idNumber", " 11010519491231002x ").characters())
                .isEqualTo("11010519491231002X");
        assertThat(IdNumber.read("idNumber", IdNumbers.of(LocalDate.of(1940, 2, 29), true))
                        .sex())
                .isEqualTo("male");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "110105491231002",
                "11010519491231002Y",
                "",
                "010105194912310022",
                "110105194913310020"
            })
    void whatIsNoneIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> IdNumber.read("idNumber", text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getMessage()).doesNotContain("1949"));
    }
}
