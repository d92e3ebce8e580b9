package org.linli.intake.category;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed question of a category.
 *
 * @param type text, number, choice, boolean or date
 * @param min least length of a text in characters, least number, or earliest date; included
 * @param max most, likewise
 * @param blockingWhen answers that need the notice to be acknowledged before the report is sent
 */
public record Question(
        String code,
        String type,
        boolean required,
        List<Choice> choices,
        @Nullable String min,
        @Nullable String max,
        String labelZh,
        @Nullable String labelEn,
        List<String> blockingWhen,
        @Nullable String noticeZh,
        @Nullable String noticeEn) {

    /** One possible answer. */
    public record Choice(String code, String zh, @Nullable String en) {}
}
