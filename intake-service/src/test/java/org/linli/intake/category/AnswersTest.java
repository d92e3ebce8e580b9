package org.linli.intake.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;

class AnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Question> questions = List.of(
            question("depth", "number", true, "1", "200.5", List.of(), List.of()),
            question(
                    "kind",
                    "choice",
                    false,
                    null,
                    null,
                    List.of(new Question.Choice("hole", "坑", null), new Question.Choice("crack", "裂缝", null)),
                    List.of()),
            question("smell", "boolean", false, null, null, List.of(), List.of("true")),
            question("since", "date", false, "2020-01-01", "2030-12-31", List.of(), List.of()),
            question("words", "text", false, "2", "5", List.of(), List.of()));

    @Test
    void answersThatFitPass() {
        assertThatCode(() -> Answers.check(
                        questions,
                        answers("depth", 200.5, "kind", "hole", "smell", false, "since", "2026-01-31", "words", "两个😀"),
                        List.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Problem problem =
                refused(answers("kind", "else", "smell", "yes", "since", "2026-02-30", "words", "一", "unheard", 1));

        assertThat(problem.errors())
                .extracting(e -> e.field() + " " + e.rule())
                .containsExactlyInAnyOrder(
                        "attributes.depth required",
                        "attributes.kind choice",
                        "attributes.smell type",
                        "attributes.since type",
                        "attributes.words length",
                        "attributes.unheard known");
    }

    @Test
    void numbersAreHeldAgainstTheirRangeExactly() {
        assertThat(refused(answers("depth", 200.51)).errors()).hasSize(1);
        assertThat(refused(answers("depth", "12")).errors()).hasSize(1);
    }

    @Test
    void anAnswerWithANoticeNeedsItToBeRead() {
        Problem problem = refused(answers("depth", 1, "smell", true));

        assertThat(problem.type().slug()).isEqualTo("notice-not-acknowledged");
        assertThat(problem.errors()).singleElement().satisfies(e -> {
            assertThat(e.rule()).isEqualTo("smell");
            assertThat(e.zh()).isEqualTo("先离开");
        });
        assertThatCode(() -> Answers.check(questions, answers("depth", 1, "smell", true), List.of("smell")))
                .doesNotThrowAnyException();
    }

    private Problem refused(Map<String, JsonNode> answers) {
        return catchThrowableOfType(Problem.class, () -> Answers.check(questions, answers, List.of()));
    }

    private static Map<String, JsonNode> answers(Object... codesAndAnswers) {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (int i = 0; i < codesAndAnswers.length; i += 2) {
            answers.put((String) codesAndAnswers[i], JSON.valueToTree(codesAndAnswers[i + 1]));
        }
        return answers;
    }

    private static Question question(
            String code,
            String type,
            boolean required,
            @Nullable String min,
            @Nullable String max,
            List<Question.Choice> choices,
            List<String> blocking) {
        String notice = blocking.isEmpty() ? null : "先离开";
        return new Question(code, type, required, choices, min, max, "问题", "Question", blocking, notice, notice);
    }
}
