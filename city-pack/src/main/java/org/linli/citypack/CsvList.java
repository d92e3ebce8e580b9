package org.linli.citypack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A list that is no part of a pack, read by the pack's rules for CSV: UTF-8 without BOM, a header row, columns by name. */
public final class CsvList {

    /**
     * A record of the list.
     *
     * @param line from 1, where it starts
     * @param cells by column of the header, as they stand; empty when not given
     */
    public record Row(int line, Map<String, String> cells) {}

    private final List<Row> rows;
    private final List<Fault> faults;

    private CsvList(List<Row> rows, List<Fault> faults) {
        this.rows = rows;
        this.faults = faults;
    }

    /**
     * Never throws for what stands in it.
     *
     * @param name of the list, with which its rules begin
     * @param key column that must be there, be given and not come twice
     * @param optional further columns; any other is a fault
     */
    public static CsvList read(String name, byte[] content, String key, List<String> optional) {
        Faults faults = new Faults();
        String path = name + ".csv";
        Reading reading = new Reading(new TreeMap<>(Map.of(path, content)), faults, false);
        Table<Row> table = new CsvFile(path, List.of(key), optional, reading)
                .read(
                        row -> {
                            row.text(key, 100);
                            return new Row(row.at().line(), row.cells());
                        },
                        row -> row.cells().getOrDefault(key, ""));
        return new CsvList(table.list(), faults.sorted());
    }

    public List<Row> rows() {
        return rows;
    }

    /** What keeps it from being read as a whole. */
    public List<Fault> faults() {
        return faults;
    }
}
