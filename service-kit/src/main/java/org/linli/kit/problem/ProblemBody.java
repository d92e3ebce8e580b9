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

    /**
     * Where the pages on problem types are, less the slug: a path (RFC 9457, 3.1.1), as each service has them itself and no
     * host outside the installation needs to be there.
     */
    static final String TYPE_BASE = "/problems/";

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
