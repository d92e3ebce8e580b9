package org.linli.kit.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An RFC 9457 problem as the API shows it. */
@Schema(name = "Problem")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<ErrorBody> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** Address of the page that explains a problem type, less its slug. */
    static final String TYPE_BASE = "https://linli.org/problems/";

    /** One broken rule: which field, which rule, and both in words. */
    @Schema(name = "ProblemError")
    public record ErrorBody(String field, String rule, String message) {}

    static ProblemBody of(Problem problem, Language language) {
        ProblemType type = problem.type();
        List<ErrorBody> errors = problem.errors().stream()
                .map(e -> new ErrorBody(e.field(), e.rule(), language.choose(e.zh(), e.en())))
                .toList();
        return new ProblemBody(
                TYPE_BASE + type.slug(),
                language.choose(type.titleZh(), type.titleEn()),
                type.status(),
                problem.detail(language),
                errors,
                problem.members());
    }
}
