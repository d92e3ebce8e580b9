package org.linli.cli.city;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.PackFolder;
import org.linli.cli.api.Refusal;

/**
 * A list of the folder {@code care}.
 *
 * @param columns as its header names them
 */
record CareList(String file, List<String> columns, List<Row> rows) {

    private static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** @param line from 1, where the row ends */
    record Row(String file, long line, Map<String, String> cells) {

        /** Empty when nothing is said. */
        String text(String column) {
            return cells.getOrDefault(column, "");
        }

        /** Null when nothing is said, which leaves it out of a request. */
        @Nullable
        String said(String column) {
            String text = text(column);
            return text.isEmpty() ? null : text;
        }

        @Nullable
        Integer number(String column) {
            return said(column) == null ? null : read(column, Integer::valueOf);
        }

        /** @throws Refusal naming file, line and column when the cell is not written as it has to be */
        <T> T read(String column, Function<String, T> reading) {
            try {
                return reading.apply(text(column));
            } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                throw Refusal.because(
                        PackFolder.CARE + "/" + file + ":" + line + ": " + column + " 无法读取 · cannot be read");
            }
        }

        List<String> parts(String column, String between) {
            return text(column).isEmpty() ? List.of() : List.of(text(column).split(between));
        }
    }

    /** @param csv null: the folder has no such list, and it is empty */
    static CareList read(String file, byte @Nullable [] csv) {
        if (csv == null) {
            return new CareList(file, List.of(), List.of());
        }
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = HEADED.parse(new StringReader(new String(csv, StandardCharsets.UTF_8)))) {
            for (CSVRecord each : parser) {
                rows.add(new Row(file, parser.getCurrentLineNumber(), each.toMap()));
            }
            return new CareList(file, parser.getHeaderNames(), rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw Refusal.because("名单无法读取 · the list cannot be read: " + file);
        }
    }

    /** The rows by what a column says, in the order in which they stand. */
    Map<String, List<Row>> by(String column) {
        return by(row -> row.text(column));
    }

    Map<String, List<Row>> by(Function<Row, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }

    /** Some of the rows as a list of their own. */
    byte[] csv(List<Row> some) {
        StringWriter written = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(written, CSVFormat.RFC4180)) {
            printer.printRecord(columns);
            for (Row row : some) {
                printer.printRecord(columns.stream().map(row::text));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }
}
