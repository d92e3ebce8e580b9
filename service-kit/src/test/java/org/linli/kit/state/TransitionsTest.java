package org.linli.kit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.linli.kit.state.Transitions.from;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

class TransitionsTest {

    private enum Door {
        OPEN,
        SHUT,
        LOCKED_UP
    }

    private record Key(boolean fits) {}

    private static final Transitions.Guard<Key> FITS =
            new Transitions.Guard<>("key-fits", "钥匙不符", "the key fits", Key::fits);

    private static final Transitions<Door, Key> DOOR = Transitions.of(
            "Door",
            Transitions.<Door, Key>from(Door.OPEN)
                    .on("shut")
                    .by("anyone")
                    .to(Door.SHUT)
                    .emits("door-shut"),
            Transitions.<Door, Key>from(Door.SHUT)
                    .on("open")
                    .by("anyone", "owner")
                    .to(Door.OPEN),
            Transitions.<Door, Key>from(Door.SHUT, Door.OPEN)
                    .on("lock")
                    .by("owner")
                    .when(FITS)
                    .to(Door.LOCKED_UP));

    @Test
    void theRowThatFitsDecides() {
        var row = DOOR.decide(Door.OPEN, "shut", Set.of("anyone"), new Key(false));

        assertThat(row.to()).isEqualTo(Door.SHUT);
        assertThat(row.events()).containsExactly("door-shut");
    }

    @Test
    void anActionTheStateDoesNotKnowSaysWhatIsPossibleAndForWhom() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> DOOR.decide(Door.OPEN, "open", Set.of("anyone"), new Key(true)));

        Problem problem = refused.asProblem();
        assertThat(problem.type()).isEqualTo(CommonProblem.CONFLICT);
        assertThat(problem.members()).containsEntry("state", "open");
        assertThat(problem.members().get("possible").toString())
                .contains("shut")
                .contains("lock")
                .contains("owner");
    }

    @Test
    void aRoleThatMayNotIsForbiddenNotAConflict() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> DOOR.decide(Door.SHUT, "lock", Set.of("anyone"), new Key(true)));

        assertThat(refused.why()).isEqualTo(Refused.Why.ROLE);
        assertThat(refused.asProblem().type()).isEqualTo(CommonProblem.NOT_ALLOWED);
    }

    @Test
    void aGuardThatDoesNotHoldIsNamed() {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> DOOR.decide(Door.SHUT, "lock", Set.of("owner"), new Key(false)));

        assertThat(refused.guardName()).isEqualTo("key-fits");
        assertThat(refused.asProblem().members()).containsEntry("guard", "key-fits");
    }

    @Test
    void aStateIsWrittenInKebabCase() {
        assertThat(Transitions.wire(Door.LOCKED_UP)).isEqualTo("locked-up");
        assertThat(DOOR.asMarkdown()).contains("| `open` | shut | anyone |  | `shut` | `door-shut` |");
    }

    @Test
    void aRowWithoutActionOrRoleIsNotATable() {
        assertThatThrownBy(() -> Transitions.of("Door", from(Door.OPEN, new Door[0])))
                .isInstanceOf(IllegalStateException.class);
    }
}
