package org.linli.kit.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages Linli speaks to people: Chinese unless English is asked for. */
public enum Language {
    ZH,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    /** Reads an {@code Accept-Language} header; absent, unreadable or unspoken means Chinese. */
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return ZH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return Locale.ENGLISH.equals(best) ? EN : ZH;
        } catch (IllegalArgumentException unreadable) {
            return ZH;
        }
    }

    public String choose(String zh, String en) {
        return this == EN ? en : zh;
    }
}
