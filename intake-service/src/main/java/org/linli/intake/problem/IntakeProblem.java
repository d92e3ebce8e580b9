package org.linli.intake.problem;

import org.linli.kit.problem.ProblemType;

/** Failures that only this service knows. */
public enum IntakeProblem implements ProblemType {
    OUTSIDE_THE_CITY("outside-the-city", 422, "位置不在本市范围内", "The place lies outside the city"),
    NOTICE_NOT_ACKNOWLEDGED("notice-not-acknowledged", 422, "请先阅读提示", "A notice must be read first"),
    PHOTO_NOT_YOURS("photo-not-yours", 422, "照片无法使用", "The photo cannot be attached"),
    LINK_EXPIRED("link-expired", 410, "链接已过期", "The link has expired");

    private final String slug;
    private final int status;
    private final String titleZh;
    private final String titleEn;

    IntakeProblem(String slug, int status, String titleZh, String titleEn) {
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
