package org.linli.kit.photo;

import java.util.List;
import java.util.Locale;

/** A photo that is not taken, with the reason. Carries nothing of the photo's content. */
public final class PhotoRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PhotoFault fault;
    private final List<String> facts;

    PhotoRefused(PhotoFault fault, String... facts) {
        super(fault.slug() + ": " + fault.detail(Locale.ENGLISH, List.of(facts)));
        this.fault = fault;
        this.facts = List.of(facts);
    }

    PhotoRefused(PhotoFault fault, Throwable cause, String... facts) {
        this(fault, facts);
        initCause(cause);
    }

    public PhotoFault fault() {
        return fault;
    }

    /** What exactly is wrong and what would be right, in English when the locale is English, else in Chinese. */
    public String detail(Locale locale) {
        return fault.detail(locale, facts);
    }
}
