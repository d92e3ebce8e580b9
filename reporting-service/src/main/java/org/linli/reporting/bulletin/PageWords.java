package org.linli.reporting.bulletin;

import org.linli.kit.problem.Language;

/** The fixed words of a bulletin's page. */
record PageWords(
        String revision,
        String published,
        String reason,
        String legs,
        String leg,
        String median,
        String p90,
        String cases,
        String indicators,
        String indicator,
        String value,
        String numerator,
        String denominator,
        String excluded,
        String definition,
        String name,
        String differences,
        String where,
        String before,
        String after,
        String noDifference,
        String nothing,
        String fingerprint) {

    PageWords(Language l) {
        this(
                l.choose("修订版", "Revision"),
                l.choose("发布时间", "Published"),
                l.choose("修订理由", "Reason for the revision"),
                l.choose("各环节用时", "How long each leg took"),
                l.choose("环节", "Leg"),
                l.choose("中位数", "Median"),
                l.choose("90 分位", "90th percentile"),
                l.choose("件数", "Cases"),
                l.choose("指标", "Indicators"),
                l.choose("指标", "Indicator"),
                l.choose("数值", "Value"),
                l.choose("分子", "Numerator"),
                l.choose("分母", "Denominator"),
                l.choose("剔除", "Excluded"),
                l.choose("定义", "Definition"),
                l.choose("名称", "Name"),
                l.choose("与上一版的差异", "What differs from the former revision"),
                l.choose("范围", "Where"),
                l.choose("原值", "Before"),
                l.choose("现值", "After"),
                l.choose("数值与上一版相同", "No figure differs from the former revision"),
                l.choose("本周无数据", "Nothing this week"),
                l.choose("内容指纹(SHA-256)", "Fingerprint (SHA-256)"));
    }
}
