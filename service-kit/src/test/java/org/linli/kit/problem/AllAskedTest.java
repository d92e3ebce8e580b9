package org.linli.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.junit.jupiter.api.Test;

class AllAskedTest {

    private final AllAsked all = new AllAsked();

    @Test
    void everyFieldThatBreaksARuleIsNamedInTheOrderOfAsking() {
        assertThat(all.ask(() -> Asked.words("name", " ", 10))).isNull();
        assertThat(all.ask(() -> Asked.words("area", "g-1", 10))).isEqualTo("g-1");
        assertThat(all.ask(() -> Asked.code("kind", "No Code"))).isNull();

        assertThatThrownBy(all::refuse)
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(Problem.FieldError::field)
                        .containsExactly("name", "kind"));
    }

    @Test
    void withoutABrokenRuleItGoesOn() {
        assertThat(all.ask(() -> Asked.note("note", null, 10))).isNull();

        assertThatCode(all::refuse).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoFaultOfTheInputIsNotKept() {
        assertThatThrownBy(() -> all.ask(() -> {
                    throw Problem.of(CommonProblem.NOT_ALLOWED);
                }))
                .asInstanceOf(type(Problem.class))
                .extracting(Problem::type)
                .isEqualTo(CommonProblem.NOT_ALLOWED);
    }
}
