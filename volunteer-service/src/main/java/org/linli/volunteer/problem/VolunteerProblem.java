package org.linli.volunteer.problem;

import org.linli.kit.problem.ProblemType;

/** Failures that only this service knows. */
public enum VolunteerProblem implements ProblemType {
    IMPORT_FAULTY("import-faulty", 400, "导入名单有错误", "The list to import has faults"),
    NO_PROFILE("no-profile", 403, "尚未登记为志愿者", "Not registered as a volunteer"),
    MAY_NOT_SERVE("may-not-serve", 409, "不符合此需求的条件", "A rule keeps this person from serving"),
    NO_PLACE_FREE("no-place-free", 409, "名额已满", "Every place is taken"),
    WAITS_FOR_ORIGIN("waits-for-origin", 409, "须等待来源部门决定", "The service it came from decides"),
    ALREADY_CLAIMED("already-claimed", 409, "已认领此需求", "Claimed already"),
    OUT_OF_STOCK("out-of-stock", 409, "库存不足", "Not enough in stock"),
    BALANCE_TOO_LOW("balance-too-low", 409, "余额不足", "The balance is too low"),
    HOLD_NOT_OPEN("hold-not-open", 409, "冻结已结束", "The hold is over"),
    ALREADY_REVERSED("already-reversed", 409, "已冲正", "Reversed already"),
    NOT_TRANSFERABLE("not-transferable", 409, "此账户的内容不能这样转出", "What is on this account is not given away this way"),
    NOT_FAMILY("not-family", 409, "只能转给家人", "It is handed on to family only"),
    MONTHLY_LIMIT("monthly-limit", 409, "超过每月上限", "Above the limit of the month");

    private final String slug;
    private final int status;
    private final String titleZh;
    private final String titleEn;

    VolunteerProblem(String slug, int status, String titleZh, String titleEn) {
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
