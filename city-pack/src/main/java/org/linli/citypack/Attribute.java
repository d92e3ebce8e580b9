package org.linli.citypack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question asked for a category and everything below it (category_attributes.csv).
 *
 * @param code unique with the category; the same code farther down replaces the one above
 * @param type {@code text}, {@code number}, {@code choice}, {@code boolean} or {@code date}
 * @param choices for {@code choice} only, at least two
 * @param min lowest value, included: characters for {@code text}, a decimal for {@code number}, a date for {@code date}
 * @param max highest value, included; as {@code min}
 * @param blockingWhen answers upon which the notice must have been read; empty when there is no notice
 */
public record Attribute(
        String category,
        String code,
        String type,
        boolean required,
        List<Choice> choices,
        @Nullable String min,
        @Nullable String max,
        String labelZh,
        String labelEn,
        List<String> blockingWhen,
        @Nullable String noticeZh,
        @Nullable String noticeEn) {}
