package org.linli.cli.replay;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Refusal;

/**
 * A CSV file read strictly by RFC 4180, line breaks inside fields included. A record that is not well formed becomes a
 * fault with the number of the line on which it starts, and reading goes on with the next line that starts a proper one.
 */
final class CsvRows {

    /** A record; {@code line} is where it starts, from 1. */
    record Row(int line, Map<String, String> fields) {

        String field(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    /** What is wrong, and with the record that starts on which line. */
    record RowFault(int line, String why) {}

    /** Everything that stands in a file, rows and faults each in its order. */
    record Content(List<Row> rows, List<RowFault> faults) {}

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    /** A record may be long and have many line breaks; this many means that a quote was never closed. */
    private static final int MOST_LINES = 2000;

    /** A physical line with its end; {@code text} is null when it is not UTF-8. */
    private record Line(@Nullable String text, int quotes) {}

    private final List<Line> lines;
    private final List<String> header;

    private CsvRows(List<Line> lines, List<String> header) {
        this.lines = lines;
        this.header = header;
    }

    /**
     * @param required columns that must be there; others may be
     * @throws Refusal when the file cannot be read at all: not there, not UTF-8 from its first line on, a column missing
     */
    static Content read(Path file, List<String> required) {
        List<Line> lines = lines(file);
        if (lines.isEmpty() || lines.getFirst().text() == null) {
            throw Refusal.because("不是 UTF-8 编码的 CSV 文件 · not a CSV file in UTF-8: " + file);
        }
        CsvRows rows = new CsvRows(lines, List.of());
        Joined head = rows.join(0).orElseThrow(() -> Refusal.because(file + ":1: 表头无法读取 · the header cannot be read"));
        List<String> missing = required.stream()
                .filter(column -> !head.fields().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.because(file + ":1: 缺少列 · columns missing: " + String.join(", ", missing));
        }
        return new CsvRows(lines, head.fields()).content(head.lines());
    }

    private Content content(int first) {
        List<Row> rows = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>();
        int at = first;
        while (at < lines.size()) {
            String line = lines.get(at).text();
            if (line != null && line.isBlank()) {
                at++;
                continue;
            }
            Optional<Joined> record = join(at);
            if (record.isPresent() && record.get().fields().size() == header.size()) {
                rows.add(new Row(at + 1, named(record.get().fields())));
                at += record.get().lines();
            } else {
                faults.add(new RowFault(at + 1, why(record)));
                at = record.isPresent() ? at + record.get().lines() : afterBroken(at);
            }
        }
        return new Content(rows, faults);
    }

    private String why(Optional<Joined> record) {
        return record.map(joined -> "应有 " + header.size() + " 个字段,实有 "
                        + joined.fields().size() + " 个 · " + joined.fields().size() + " fields instead of "
                        + header.size())
                .orElse("引号或编码不合规 · quotes or encoding are broken");
    }

    /** Where reading goes on: with the next line, or after an open quote with the next one that starts a whole record. */
    private int afterBroken(int broken) {
        if (lines.get(broken).quotes() % 2 == 0) {
            return broken + 1;
        }
        for (int at = broken + 1; at < lines.size(); at++) {
            Optional<Joined> record = join(at);
            if (record.isPresent() && record.get().fields().size() == header.size()) {
                return at;
            }
        }
        return lines.size();
    }

    private record Joined(List<String> fields, int lines) {}

    /** The record that starts on a line, or nothing when none does. */
    private Optional<Joined> join(int start) {
        StringBuilder text = new StringBuilder();
        int quotes = 0;
        for (int at = start; at < lines.size() && at - start < MOST_LINES; at++) {
            Line line = lines.get(at);
            if (line.text() == null) {
                return Optional.empty();
            }
            text.append(line.text());
            quotes += line.quotes();
            if (quotes % 2 == 0) {
                int count = at - start + 1;
                return parsed(text.toString()).map(fields -> new Joined(fields, count));
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> parsed(String text) {
        if (hasStrayQuote(text)) {
            return Optional.empty();
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.getFirst().toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** A quote in the middle of an unquoted field, which RFC 4180 forbids and the parser lets pass. */
    private static boolean hasStrayQuote(String text) {
        boolean quoted = false;
        boolean fieldStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
                fieldStart = false;
            } else if (c == '"') {
                if (!fieldStart && text.charAt(i - 1) != '"') {
                    return true;
                }
                quoted = true;
            } else {
                fieldStart = c == ',';
            }
        }
        return false;
    }

    private Map<String, String> named(List<String> fields) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            named.put(header.get(i), fields.get(i));
        }
        return named;
    }

    /** Physical lines with their ends. */
    private static List<Line> lines(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw Refusal.because("文件无法读取 · the file cannot be read: " + file);
        }
        int start = startsWithMark(bytes) ? 3 : 0;
        List<Line> lines = new ArrayList<>();
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(decoded(bytes, start, i + 1));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            lines.add(decoded(bytes, start, bytes.length));
        }
        return lines;
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static Line decoded(byte[] bytes, int from, int to) {
        int quotes = 0;
        for (int i = from; i < to; i++) {
            quotes += bytes[i] == '"' ? 1 : 0;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            return new Line(text, quotes);
        } catch (CharacterCodingException notUtf8) {
            return new Line(null, quotes);
        }
    }
}
