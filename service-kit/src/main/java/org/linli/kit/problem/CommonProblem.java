package org.linli.kit.problem;

/** Failures that mean the same in every service. */
public enum CommonProblem implements ProblemType {
    INVALID_INPUT("invalid-input", 400, "输入不符合要求", "The input breaks a rule"),
    MALFORMED_BODY("malformed-body", 400, "请求内容无法读取", "The body cannot be read"),
    NOT_SIGNED_IN("not-signed-in", 401, "请先登录", "Sign in first"),
    NOT_ALLOWED("not-allowed", 403, "无权进行此操作", "Not allowed"),
    NOT_FOUND("not-found", 404, "未找到", "Not found"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持的请求方法", "Method not allowed"),
    NOT_ACCEPTABLE("not-acceptable", 406, "无法提供所要求的格式", "Not acceptable"),
    CONFLICT("conflict", 409, "当前状态不允许此操作", "The present state forbids this"),
    KEY_REUSED("idempotency-key-reused", 409, "幂等键已用于另一请求", "The Idempotency-Key belongs to another request"),
    STALE("stale", 412, "内容已被他人更改", "Somebody changed it meanwhile"),
    TOO_LARGE("too-large", 413, "内容过大", "Too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "不支持的内容类型", "Unsupported media type"),
    PRECONDITION_REQUIRED("precondition-required", 428, "缺少 If-Match", "If-Match is required"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "请求过于频繁", "Too many requests"),
    INTERNAL("internal", 500, "系统内部错误", "Internal error"),
    UNAVAILABLE("unavailable", 503, "暂时无法提供服务", "Unavailable for the moment");

    private final String slug;
    private final int status;
    private final String titleZh;
    private final String titleEn;

    CommonProblem(String slug, int status, String titleZh, String titleEn) {
        this.slug = slug;
        this.status = status;
        this.titleZh = titleZh;
        this.titleEn = titleEn;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String titleZh() {
        return titleZh;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }
}
