package org.linli.intake.category;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.intake.problem.IntakeProblem;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.problem.Problem.FieldError;

/** Holds the answers of a report against the questions of its category. */
public final class Answers {

    private static final int LONGEST_TEXT = 2_000;

    private Answers() {}

    /**
     * Checks everything and says everything that is wrong at once.
     *
     * @param acknowledged codes of the questions whose notice the reporter has read
     * @throws Problem invalid-input for answers that do not fit; notice-not-acknowledged when only a notice stands in
     *     the way
     */
    public static void check(
            Collection<Question> questions, Map<String, JsonNode> answers, Collection<String> acknowledged) {
        List<FieldError> faults = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Question question : questions) {
            known.add(question.code());
            JsonNode answer = answers.get(question.code());
            if (answer == null || answer.isNull()) {
                if (question.required()) {
                    faults.add(fault(question, "required", "必须回答", "must be answered"));
                }
            } else {
                FieldError wrong = wrong(question, answer);
                if (wrong != null) {
                    faults.add(wrong);
                }
            }
        }
        answers.keySet().stream()
                .filter(code -> !known.contains(code))
                .map(code -> code.length() > 40 ? code.substring(0, 40) + "…" : code)
                .forEach(code -> faults.add(
                        new FieldError("attributes." + code, "known", "该类别没有这个问题", "the category does not ask this")));
        if (!faults.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID_INPUT).fields(faults);
        }
        requireAcknowledged(questions, answers, acknowledged);
    }

    private static void requireAcknowledged(
            Collection<Question> questions, Map<String, JsonNode> answers, Collection<String> acknowledged) {
        List<FieldError> unread = questions.stream()
                .filter(q -> blocks(q, answers.get(q.code())) && !acknowledged.contains(q.code()))
                .map(q -> new FieldError(
                        "acknowledgedNotices",
                        q.code(),
                        String.valueOf(q.noticeZh()),
                        q.noticeEn() == null ? String.valueOf(q.noticeZh()) : q.noticeEn()))
                .toList();
        if (!unread.isEmpty()) {
            throw Problem.of(IntakeProblem.NOTICE_NOT_ACKNOWLEDGED)
                    .detail(
                            "请先阅读提示,再在 acknowledgedNotices 中列出对应问题的代码",
                            "Read the notice first, then list the question's code in acknowledgedNotices")
                    .fields(unread)
                    .with("notices", unread.stream().map(FieldError::rule).toList());
        }
    }

    private static boolean blocks(Question question, @Nullable JsonNode answer) {
        return answer != null && !answer.isNull() && question.blockingWhen().contains(answer.asText());
    }

    private static @Nullable FieldError wrong(Question question, JsonNode answer) {
        return switch (question.type()) {
            case "text" -> wrongText(question, answer);
            case "number" -> wrongNumber(question, answer);
            case "choice" -> wrongChoice(question, answer);
            case "boolean" ->
                answer.isBoolean() ? null : fault(question, "type", "须为 true 或 false", "must be true or false");
            case "date" -> wrongDate(question, answer);
            default -> throw new IllegalStateException("question type " + question.type());
        };
    }

    private static @Nullable FieldError wrongText(Question question, JsonNode answer) {
        if (!answer.isTextual() || answer.textValue().indexOf('\0') >= 0) {
            return fault(question, "type", "须为文字", "must be text");
        }
        int length = answer.textValue().codePointCount(0, answer.textValue().length());
        int min = question.min() == null ? 1 : Integer.parseInt(question.min());
        int max = question.max() == null ? LONGEST_TEXT : Integer.parseInt(question.max());
        return length >= min && length <= max
                ? null
                : fault(
                        question,
                        "length",
                        "长度须为 " + min + " 至 " + max + " 个字符",
                        "must have " + min + " to " + max + " characters");
    }

    private static @Nullable FieldError wrongNumber(Question question, JsonNode answer) {
        if (!answer.isNumber() || (answer.isFloatingPointNumber() && !Double.isFinite(answer.doubleValue()))) {
            return fault(question, "type", "须为数字", "must be a number");
        }
        BigDecimal number = answer.decimalValue();
        boolean above = question.min() == null || number.compareTo(new BigDecimal(question.min())) >= 0;
        boolean below = question.max() == null || number.compareTo(new BigDecimal(question.max())) <= 0;
        return above && below ? null : outOfRange(question);
    }

    private static @Nullable FieldError wrongChoice(Question question, JsonNode answer) {
        List<String> codes =
                question.choices().stream().map(Question.Choice::code).toList();
        if (answer.isTextual() && codes.contains(answer.textValue())) {
            return null;
        }
        String all = String.join(", ", codes);
        return fault(question, "choice", "须为其中之一:" + all, "must be one of: " + all);
    }

    private static @Nullable FieldError wrongDate(Question question, JsonNode answer) {
        try {
            LocalDate date = LocalDate.parse(answer.isTextual() ? answer.textValue() : "");
            boolean after = question.min() == null || !date.isBefore(LocalDate.parse(question.min()));
            boolean before = question.max() == null || !date.isAfter(LocalDate.parse(question.max()));
            return after && before ? null : outOfRange(question);
        } catch (DateTimeException notADate) {
            return fault(question, "type", "须为日期,如 2026-01-31", "must be a date such as 2026-01-31");
        }
    }

    private static FieldError outOfRange(Question question) {
        String from = question.min() == null ? "…" : question.min();
        String to = question.max() == null ? "…" : question.max();
        return fault(question, "range", "须在 " + from + " 至 " + to + " 之间", "must lie between " + from + " and " + to);
    }

    private static FieldError fault(Question question, String rule, String zh, String en) {
        String labelEn = question.labelEn() == null ? question.labelZh() : question.labelEn();
        return new FieldError(
                "attributes." + question.code(), rule, question.labelZh() + ":" + zh, labelEn + ": " + en);
    }
}
