package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.Currency;

class EarningRuleTest {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    @Test
    void aRuleIsOfAKindOrOfEveryKind() {
        assertThat(EarningRule.told("haircut", 4, "unit-points", 0, 36_500, DAY).kind())
                .isEqualTo("haircut");
        assertThat(EarningRule.told(null, 0, "minutes", 10_000, null, DAY).currency())
                .isEqualTo(Currency.MINUTES);
    }

    @Test
    void whatBreaksARuleIsRefusedByName() {
        refused("kind", () -> EarningRule.told("Hair cut", 1, "minutes", 60, null, DAY));
        refused("evidence", () -> EarningRule.told(null, null, "minutes", 60, null, DAY));
        refused("evidence", () -> EarningRule.told(null, 5, "minutes", 60, null, DAY));
        refused("currency", () -> EarningRule.told(null, 1, "gold", 60, null, DAY));
        refused("perHour", () -> EarningRule.told(null, 1, "minutes", -1, null, DAY));
        refused("perHour", () -> EarningRule.told(null, 1, "minutes", 10_001, null, DAY));
        refused("endsAfterDays", () -> EarningRule.told(null, 1, "unit-points", 10, 0, DAY));
        refused("endsAfterDays", () -> EarningRule.told(null, 1, "minutes", 60, 30, DAY));
        refused("validFrom", () -> EarningRule.told(null, 1, "minutes", 60, null, null));
        refused("validFrom", () -> EarningRule.told(null, 1, "minutes", 60, null, LocalDate.of(9999, 1, 1)));
    }

    private static void refused(String field, ThrowingCallable telling) {
        Problem refused = catchThrowableOfType(Problem.class, telling);
        assertThat(refused).as(field).isNotNull();
        assertThat(refused.errors()).extracting(Problem.FieldError::field).containsExactly(field);
    }
}
