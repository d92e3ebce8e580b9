package org.linli.kit.secret;

/**
 * A column of fingerprints of which nobody has the text any more: by it a request that is repeated is known. When the key was
 * changed it is known for a day longer; then the print goes, because whoever has the old key could try numbers against it.
 *
 * @param column may hold no bytes at all: a print that was forgotten
 */
public record RequestPrint(String table, String column) {

    /** Rows whose print has to go. Its one parameter is {@link PeopleKey#printHead}. */
    String stale() {
        return column + " <> '' AND (octet_length(" + column + ") <> 36 OR substring(" + column
                + " FROM 1 FOR 4) <> ?)";
    }
}
