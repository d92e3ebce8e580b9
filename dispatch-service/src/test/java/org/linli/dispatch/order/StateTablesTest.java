package org.linli.dispatch.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linli.dispatch.casefile.CaseState;
import org.linli.dispatch.casefile.CaseTable;
import org.linli.dispatch.task.TaskState;
import org.linli.dispatch.task.TaskTable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions;

class StateTablesTest {

    private static final Path STATES = Path.of("../docs/states");

    @Test
    void thePublishedTablesAreTheTablesTheCodeWorksBy() throws IOException {
        assertPublished("case.md", CaseTable.CASE);
        assertPublished("order.md", OrderTable.ORDER);
        assertPublished("task.md", TaskTable.TASK);
    }

    @Test
    void everyEventATableNamesHasAnApprovedSchema() {
        assertSchemas("cases", CaseTable.CASE);
        assertSchemas("cases", OrderTable.ORDER);
        assertSchemas("tasks", TaskTable.TASK);
    }

    @Test
    void nothingLeadsOutOfAnEndedCase() {
        assertThat(Arrays.stream(CaseState.values())
                        .filter(s -> CaseTable.CASE.possible(s).isEmpty()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CaseState.values())
                        .filter(CaseState::ended)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(CaseState.class)
    void aRefusedCaseActionSaysWhereTheCaseStandsAndWhatIsPossibleForWhom(CaseState state) {
        refusalsNameWhatIsPossible(CaseTable.CASE, state, actions(CaseTable.CASE));
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void aRefusedTaskActionSaysWhereTheTaskStandsAndWhatIsPossibleForWhom(TaskState state) {
        refusalsNameWhatIsPossible(TaskTable.TASK, state, actions(TaskTable.TASK));
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void aRefusedOrderActionSaysWhereTheOrderStandsAndWhatIsPossibleForWhom(OrderState state) {
        refusalsNameWhatIsPossible(OrderTable.ORDER, state, actions(OrderTable.ORDER));
    }

    private static <S extends Enum<S>, C> void refusalsNameWhatIsPossible(
            Transitions<S, C> table, S state, Set<String> actions) {
        Set<String> possible =
                table.possible(state).stream().map(Transitions.Possible::action).collect(Collectors.toSet());
        for (String action : actions) {
            if (possible.contains(action)) {
                continue;
            }
            assertThatThrownBy(() -> table.decide(state, action, Set.of("duty-chief"), null))
                    .isInstanceOfSatisfying(Refused.class, refused -> {
                        Problem problem = refused.asProblem();
                        assertThat(problem.type()).isEqualTo(CommonProblem.CONFLICT);
                        assertThat(problem.members()).containsEntry("state", Transitions.wire(state));
                        assertThat((List<?>) problem.members().get("possible")).hasSize(possible.size());
                    });
        }
    }

    private static Set<String> actions(Transitions<?, ?> table) {
        return table.rows().stream().map(Transitions.Transition::action).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertSchemas(String topic, Transitions<?, ?> table) {
        table.rows().stream()
                .flatMap(row -> row.events().stream())
                .forEach(event -> assertThat(StateTablesTest.class.getResource("/contracts/events/linli.dispatch."
                                + topic + "/linli.dispatch." + event + ".v1.schema.json"))
                        .as(event)
                        .isNotNull());
    }

    /** Run with {@code -Dlinli.write-docs=true} to write the pages anew after a change of a table. */
    private static void assertPublished(String page, Transitions<?, ?> table) throws IOException {
        Path file = STATES.resolve(page);
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.createDirectories(STATES);
            Files.writeString(file, table.asMarkdown());
        }
        assertThat(file).hasContent(table.asMarkdown());
    }
}
