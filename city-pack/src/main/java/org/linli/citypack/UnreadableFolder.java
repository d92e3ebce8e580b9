package org.linli.citypack;

import java.io.IOException;

/** A folder that cannot be taken for a city pack; the message says why, in English. */
public final class UnreadableFolder extends IOException {

    private static final long serialVersionUID = 1L;

    private final String zh;

    UnreadableFolder(String zh, String en) {
        super(en);
        this.zh = zh;
    }

    /** Why, in Chinese. */
    public String zh() {
        return zh;
    }
}
