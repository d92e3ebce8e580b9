package org.linli.dispatch.registry;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** At which line of a CSV file a row begins, for faults that only the tables can tell. */
final class RowLines {

    private RowLines() {}

    /** Lines from 1 by the value of the column; empty for a file that is not there. */
    static Map<String, Integer> of(byte @Nullable [] file, String column) {
        Map<String, Integer> lines = new HashMap<>();
        if (file == null) {
            return lines;
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(new StringReader(new String(file, StandardCharsets.UTF_8)))) {
            long lastLine = rows.getCurrentLineNumber();
            for (CSVRecord row : rows) {
                lines.put(row.get(column), (int) lastLine + 1);
                lastLine = rows.getCurrentLineNumber();
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return lines;
    }
}
