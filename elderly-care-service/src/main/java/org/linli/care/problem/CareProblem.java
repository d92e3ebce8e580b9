package org.linli.care.problem;

import org.linli.kit.problem.ProblemType;

/** Failures that only this service knows. */
public enum CareProblem implements ProblemType {
    LIST_FAULTY("list-faulty", 400, "名单有错误", "The list has faults"),
    ELDER_KNOWN("elder-known", 409, "此人已登记", "Registered already"),
    CARER_DOES_NOT_FIT("carer-does-not-fit", 409, "该护理员不能承担此次服务", "A rule keeps this carer from the visit"),
    QUOTA_USED_UP("quota-used-up", 409, "合同次数已用完", "What was contracted is used up");

    private final String slug;
    private final int status;
    private final String titleZh;
    private final String titleEn;

    CareProblem(String slug, int status, String titleZh, String titleEn) {
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
