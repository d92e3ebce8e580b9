package org.linli.kit.secret;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column of sealed values, as it is walked when the key was changed.
 *
 * @param row SQL of the table's columns that gives what {@link PeopleKey#seal} was told of the row
 * @param print the column by which the same is found again; null: there is none
 */
public record SealedColumn(
        String table, String column, String row, @Nullable Print print) {

    /**
     * A column that keeps a print of what is sealed beside it.
     *
     * @param of makes the print of an opened value
     */
    public record Print(String column, Of of) {}

    /** The form in which a print is kept. */
    @FunctionalInterface
    public interface Of {
        byte[] print(PeopleKey key, String opened);
    }

    public static SealedColumn of(String table, String column, String row) {
        return new SealedColumn(table, column, row, null);
    }

    /** @param read from the opened value to the text that the fingerprint is of */
    public SealedColumn found(String by, String kind, UnaryOperator<String> read) {
        return new SealedColumn(
                table,
                column,
                row,
                new Print(
                        by,
                        (key, opened) ->
                                key.fingerprint(kind, read.apply(opened)).written()));
    }

    /** Rows that are sealed with another key, or do not say with which. Its one parameter is {@link PeopleKey#sealedHead}. */
    String stale() {
        return column + " <> '' AND substring(" + column + " FROM 1 FOR 5) <> ?";
    }
}
