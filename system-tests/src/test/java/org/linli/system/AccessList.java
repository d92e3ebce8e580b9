package org.linli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code contracts/access.csv}: who gets what from which endpoint. Approved by hand, never written by a program. */
final class AccessList {

    /** Columns that say which call is meant; the others are callers. */
    private static final int CALL = 4;

    /**
     * One call and what each caller gets.
     *
     * @param on the thing it is about, in words; empty when it is about none
     * @param outcomes expected outcome by caller: {@code ok} let through, {@code own} or {@code without} a list that
     *     holds or does not hold the thing, or a status that keeps the caller out
     */
    record Line(int number, String service, String method, String path, String on, Map<String, String> outcomes) {

        /** What the service's own description calls it. */
        String endpoint() {
            return method + " " + path;
        }

        String call() {
            return service + " " + endpoint() + (on.isEmpty() ? "" : " on " + on);
        }
    }

    private AccessList() {}

    static List<Line> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> header = cells(lines.getFirst());
            return java.util.stream.IntStream.range(1, lines.size())
                    .mapToObj(i -> line(i + 1, header, cells(lines.get(i))))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Line line(int number, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "access.csv line " + number + ": " + cells.size() + " cells instead of " + header.size());
        }
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (int i = CALL; i < header.size(); i++) {
            outcomes.put(header.get(i), cells.get(i));
        }
        return new Line(number, cells.get(0), cells.get(1), cells.get(2), cells.get(3), outcomes);
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }
}
