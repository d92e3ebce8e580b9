package org.linli.cli.api;

import java.util.ArrayList;
import java.util.List;

/** Text in terminal columns, of which a Chinese character takes two. */
public final class Columns {

    private Columns() {}

    /** How many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Filled up with blanks on the right; a text that is wider stays as it is. */
    public static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** Cut into lines of at most so many columns; breaks at blanks where there are some, and at line breaks. */
    public static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\\R", -1)) {
            StringBuilder line = new StringBuilder();
            int used = 0;
            int blank = -1;
            for (int c : paragraph.codePoints().toArray()) {
                if (used + width(c) > columns) {
                    String rest = "";
                    if (c != ' ' && blank > line.length() / 2) {
                        rest = line.substring(blank + 1);
                        line.setLength(blank);
                    }
                    lines.add(line.toString());
                    line = new StringBuilder(rest);
                    used = width(rest);
                    blank = -1;
                    if (c == ' ') {
                        continue;
                    }
                }
                if (c == ' ') {
                    blank = line.length();
                }
                line.appendCodePoint(c);
                used += width(c);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int width(int c) {
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
