package org.linli.dispatch.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Language;

/**
 * A text in the languages of the city.
 *
 * @param zh always given
 * @param en null where the city gives none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wording(String zh, @Nullable String en) {

    /** The text in the language, Chinese where the other is not given. */
    public String in(Language language) {
        return language == Language.EN && en != null ? en : zh;
    }
}
