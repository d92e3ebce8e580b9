package org.linli.care.round;

import java.util.List;
import java.util.function.UnaryOperator;
import org.linli.care.elder.ElderBody;

/**
 * A list as it was read.
 *
 * @param print all that it says, whatever its form
 * @param columnOf what a field is called in it
 */
record ToldRows(String area, String print, List<Row> rows, List<RowFault> faults, UnaryOperator<String> columnOf) {

    /** Most rows of a list. */
    static final int MOST = 5_000;

    /** @param line from 1 */
    record Row(int line, ElderBody body) {}

    /** Personal data from end to end. */
    @Override
    public String toString() {
        return "ToldRows[" + rows.size() + "]";
    }
}
