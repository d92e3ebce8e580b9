package org.linli.kit.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The only way a use case fails towards its caller; becomes an RFC 9457 body in the caller's language. Texts must not
 * hold personal data: problems are logged and kept by proxies.
 */
public final class Problem extends RuntimeException {

    /** One broken rule of one field. */
    public record FieldError(String field, String rule, String zh, String en) {}

    private final ProblemType type;
    private final List<FieldError> errors = new ArrayList<>();
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable String detailZh;
    private @Nullable String detailEn;

    private Problem(ProblemType type) {
        super(type.slug(), null, false, true);
        this.type = type;
    }

    public static Problem of(ProblemType type) {
        return new Problem(type);
    }

    /** The input breaks one rule of one field. */
    public static Problem invalid(String field, String rule, String zh, String en) {
        return of(CommonProblem.INVALID_INPUT).field(field, rule, zh, en);
    }

    public static Problem notFound(String what, String zh) {
        return of(CommonProblem.NOT_FOUND).detail(zh + "不存在,或您无权查看", "No such " + what + ", or you may not see it");
    }

    public Problem detail(String zh, String en) {
        this.detailZh = zh;
        this.detailEn = en;
        return this;
    }

    public Problem field(String field, String rule, String zh, String en) {
        errors.add(new FieldError(field, rule, zh, en));
        return this;
    }

    public Problem fields(List<FieldError> broken) {
        errors.addAll(broken);
        return this;
    }

    /** Adds an extension member to the body, for example the present state. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public @Nullable String detail(Language language) {
        return language == Language.EN ? detailEn : detailZh;
    }

    @Override
    public String getMessage() {
        return type.slug() + (detailEn == null ? "" : ": " + detailEn) + (errors.isEmpty() ? "" : " " + errors);
    }
}
