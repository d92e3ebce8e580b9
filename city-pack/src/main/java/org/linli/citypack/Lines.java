package org.linli.citypack;

import java.util.Arrays;

/** Tells the line (from 1) of a place in a text; a line ends with LF, CR LF or CR. */
final class Lines {

    private final int[] starts;

    Lines(String text) {
        int[] found = new int[1024];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    int lineAt(long offset) {
        int at = Arrays.binarySearch(starts, (int) Math.min(offset, Integer.MAX_VALUE));
        return at >= 0 ? at + 1 : -at - 1;
    }
}
