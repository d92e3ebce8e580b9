package org.linli.citypack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file whose columns are known, by name and in any order. */
final class CsvFile {

    /** @param complete false when a record could not be read for its width */
    private record Records(boolean complete, List<CsvRow> rows) {}

    private final Source source;
    private final List<String> columns;
    private final List<String> optional;
    private final Reading reading;

    CsvFile(String path, List<String> columns, Reading reading) {
        this(path, columns, List.of(), reading);
    }

    /** @param optional columns that need not be there */
    CsvFile(String path, List<String> columns, List<String> optional, Reading reading) {
        this.source = Source.of(path);
        this.columns = columns;
        this.optional = optional;
        this.reading = reading;
    }

    /** Reads every record; the table is unreadable when the file or a column is missing, or it is not UTF-8 or CSV. */
    <T> Table<T> read(Function<CsvRow, T> row, Function<T, String> key) {
        return reading.required(source)
                .flatMap(this::records)
                .map(records -> Table.keyed(
                        source,
                        records.complete(),
                        records.rows().stream()
                                .map(r -> new Listed<>(r.at(), row.apply(r)))
                                .toList(),
                        key,
                        reading.faults()))
                .orElseGet(() -> Table.unreadable(source));
    }

    /** As {@link #read}, of a file that need not be there: the table is unreadable then, and that is no fault. */
    <T> Table<T> readIfThere(Function<CsvRow, T> row, Function<T, String> key) {
        return reading.files().containsKey(source.path()) ? read(row, key) : Table.unreadable(source);
    }

    private Optional<Records> records(String text) {
        Lines lines = new Lines(text);
        List<CsvRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            Map<String, Integer> header = null;
            int width = 0;
            boolean complete = true;
            try {
                for (CSVRecord record : parser) {
                    Place at = source.line(lines.lineAt(record.getCharacterPosition()));
                    if (header == null) {
                        header = header(record, at);
                        if (!header.keySet().containsAll(columns)) {
                            return Optional.empty();
                        }
                        width = record.size();
                        continue;
                    }
                    if (record.size() != width) {
                        complete = false;
                        String value = String.valueOf(record.size());
                        String zh = "有 " + value + " 个字段，表头有 " + width + " 个";
                        String en = "has " + value + " fields, the header has " + width;
                        reading.faults().add(at, source.rule("row-width"), value, zh, en);
                        continue;
                    }
                    rows.add(new CsvRow(source, at, header, record, reading));
                }
            } catch (UncheckedIOException broken) {
                int readTo = (int) Math.max(1, parser.getCurrentLineNumber());
                reading.faults()
                        .add(source.line(readTo), source.rule("syntax"), "", "不是合法的 CSV", "not well-formed CSV");
                return Optional.empty();
            }
            if (header == null) {
                missing(source.line(1), columns);
                return Optional.empty();
            }
            return Optional.of(new Records(complete, rows));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Integer> header(CSVRecord record, Place at) {
        Map<String, Integer> header = new LinkedHashMap<>();
        for (int i = 0; i < record.size(); i++) {
            String column = record.get(i);
            if (!columns.contains(column) && !optional.contains(column)) {
                reading.faults().add(at, source.rule("header"), column, "未知的列：" + column, "unknown column: " + column);
            } else if (header.putIfAbsent(column, i) != null) {
                reading.faults()
                        .add(at, source.rule("header"), column, "列重复：" + column, "column is there twice: " + column);
            }
        }
        missing(at, columns.stream().filter(c -> !header.containsKey(c)).toList());
        return header;
    }

    private void missing(Place at, List<String> missing) {
        for (String column : missing) {
            reading.faults().add(at, source.rule("header"), column, "缺少列：" + column, "column is missing: " + column);
        }
    }
}
