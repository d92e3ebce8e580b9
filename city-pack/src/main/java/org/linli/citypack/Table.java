package org.linli.citypack;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entries of a file in their order. An entry with a fault of its own is there too, so that what refers to it is not
 * blamed; what could not be read in it is empty.
 */
final class Table<T> {

    private final Source source;
    private final boolean readable;
    private final boolean complete;
    private final List<Listed<T>> rows;
    private final Map<String, Listed<T>> byKey = new LinkedHashMap<>();

    private Table(Source source, boolean readable, boolean complete, List<Listed<T>> rows) {
        this.source = source;
        this.readable = readable;
        this.complete = complete;
        this.rows = rows;
    }

    /** Of a file that could not be read: holds nothing, and nobody is to blame for referring to it. */
    static <T> Table<T> unreadable(Source source) {
        return new Table<>(source, false, false, List.of());
    }

    /** Entries with a key that must not come twice; an empty key is one that could not be read. */
    static <T> Table<T> keyed(Source source, List<Listed<T>> rows, Function<T, String> key, Faults faults) {
        return keyed(source, true, rows, key, faults);
    }

    /** @param complete false when an entry could not be read at all, so that its key is not known */
    static <T> Table<T> keyed(
            Source source, boolean complete, List<Listed<T>> rows, Function<T, String> key, Faults faults) {
        Table<T> table = new Table<>(source, true, complete, rows);
        for (Listed<T> row : rows) {
            String found = key.apply(row.value());
            if (!found.isEmpty() && table.byKey.putIfAbsent(found, row) != null) {
                faults.add(row.at(), source.rule("duplicate"), found, "重复：" + found, "is there twice: " + found);
            }
        }
        return table;
    }

    /** The same entries completed; a key that comes twice was noted before. */
    Table<T> withRows(List<Listed<T>> completed, Function<T, String> key) {
        return readable ? keyed(source, complete, completed, key, new Faults()) : this;
    }

    /** What each key's entry becomes. */
    <R> Table<R> map(Function<T, R> mapping) {
        Table<R> mapped = new Table<>(source, readable, complete, new ArrayList<>());
        Map<Listed<T>, String> keys = new IdentityHashMap<>();
        byKey.forEach((key, row) -> keys.put(row, key));
        for (Listed<T> row : rows) {
            Listed<R> made = new Listed<>(row.at(), mapping.apply(row.value()));
            mapped.rows.add(made);
            if (keys.containsKey(row)) {
                mapped.byKey.put(keys.get(row), made);
            }
        }
        return mapped;
    }

    boolean readable() {
        return readable;
    }

    List<Listed<T>> rows() {
        return rows;
    }

    Stream<T> values() {
        return rows.stream().map(Listed::value);
    }

    List<T> list() {
        return values().toList();
    }

    Map<String, Listed<T>> byKey() {
        return byKey;
    }

    Optional<T> get(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Listed::value);
    }

    /** True when a reference to the key is surely wrong: all of the file could be read and it is not there. */
    boolean lacks(String key) {
        return complete && !key.isEmpty() && !byKey.containsKey(key);
    }
}
