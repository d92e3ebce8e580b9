package org.linli.volunteer.matching;

import java.util.Arrays;

/**
 * Who takes what so that the sum is the greatest: each row takes at most one column and each column at most one row. Exact, by
 * shortest augmenting paths with potentials (Kuhn, Munkres; the form of Jonker and Volgenant): O(rows² · columns).
 *
 * <p>A row may stay empty at no cost, which is one more column that any number of rows may take. The potentials are a
 * solution of the dual programme; as its sum equals that of the assignment, no assignment is better. Whole numbers, so that
 * "equals" means equals.
 */
final class Hungarian {

    /** In the matrix: this row cannot take this column. */
    static final long FORBIDDEN = -1;

    /** In the assignment: nothing was taken. */
    static final int NONE = -1;

    private static final long FAR = Long.MAX_VALUE / 4;
    private static final long MOST = FAR / 1_000_000;

    private final long[][] worth;
    private final int columns;
    /** By row and by column: worth ≤ −rowPotential − columnPotential, both of them at most 0. */
    private final long[] rowPotential;

    private final long[] columnPotential;
    private final int[] rowOf;
    private final int[] columnOf;

    // Of the path being looked for.
    private final long[] distance;
    private final int[] before;
    private final boolean[] settled;
    private final int[] order;

    private Hungarian(long[][] worth, int columns) {
        this.worth = worth;
        this.columns = columns;
        this.rowPotential = new long[worth.length];
        this.columnPotential = new long[columns];
        this.rowOf = new int[columns];
        this.columnOf = new int[worth.length];
        this.distance = new long[columns];
        this.before = new int[columns];
        this.settled = new boolean[columns];
        this.order = new int[columns];
        Arrays.fill(rowOf, NONE);
        Arrays.fill(columnOf, NONE);
    }

    /**
     * What was found.
     *
     * @param columnOf by row; {@link #NONE} for a row that stays empty
     * @param total sum of what was assigned
     * @param rowPrice by row, 0 or more; 0 for a row that stays empty
     * @param columnPrice by column, 0 or more; 0 for a column nobody took. No pair is worth more than its two prices together,
     *     and each pair assigned is worth just that
     */
    record Solution(int[] columnOf, long total, long[] rowPrice, long[] columnPrice) {

        /** What no assignment can exceed, by the prices alone. */
        long bound() {
            return Arrays.stream(rowPrice).sum() + Arrays.stream(columnPrice).sum();
        }
    }

    /**
     * Solves it.
     *
     * @param worth by row and column, rows of the same length; {@link #FORBIDDEN}, or 0 to 2·10¹²
     * @throws IllegalArgumentException for anything else in the matrix
     */
    static Solution solve(long[][] worth) {
        int columns = worth.length == 0 ? 0 : worth[0].length;
        for (long[] row : worth) {
            if (row.length != columns) {
                throw new IllegalArgumentException("rows must have the same length");
            }
            for (long each : row) {
                if (each < FORBIDDEN || each > MOST) {
                    throw new IllegalArgumentException("out of range: " + each);
                }
            }
        }
        Hungarian solver = new Hungarian(worth, columns);
        for (int row = 0; row < worth.length; row++) {
            solver.place(row);
        }
        return solver.solution();
    }

    /** Finds the cheapest way to give this row something, moving rows that are placed to other columns where that pays. */
    private void place(int start) {
        Arrays.fill(distance, FAR);
        Arrays.fill(settled, false);
        int settledCount = 0;
        int row = start;
        int reachedBy = NONE;
        long reached = 0;
        long leastEmpty = FAR;
        int emptied = NONE;
        int end = NONE;
        while (true) {
            // Taking nothing is the column everybody may have: it ends the path here.
            long empty = reached - rowPotential[row];
            if (empty < leastEmpty) {
                leastEmpty = empty;
                emptied = reachedBy;
            }
            int next = relax(row, reached, reachedBy);
            if (next == NONE || leastEmpty < distance[next]) {
                reached = leastEmpty;
                break;
            }
            reached = distance[next];
            if (rowOf[next] == NONE) {
                end = next;
                break;
            }
            settled[next] = true;
            order[settledCount++] = next;
            row = rowOf[next];
            reachedBy = next;
        }
        shiftPotentials(start, reached, settledCount);
        if (end == NONE) {
            freeRowAt(emptied);
            end = emptied;
        }
        augment(start, end);
    }

    /** Looks from a row at all columns not settled yet. @return the nearest of them, or NONE */
    private int relax(int row, long reached, int reachedBy) {
        long[] worthOfRow = worth[row];
        long offset = reached - rowPotential[row];
        long least = FAR;
        int nearest = NONE;
        for (int column = 0; column < columns; column++) {
            if (settled[column]) {
                continue;
            }
            long here = worthOfRow[column];
            if (here != FORBIDDEN) {
                long candidate = offset - here - columnPotential[column];
                if (candidate < distance[column]) {
                    distance[column] = candidate;
                    before[column] = reachedBy;
                }
            }
            if (distance[column] < least) {
                least = distance[column];
                nearest = column;
            }
        }
        return nearest;
    }

    private void shiftPotentials(int start, long reached, int settledCount) {
        rowPotential[start] += reached;
        for (int i = 0; i < settledCount; i++) {
            int column = order[i];
            long by = reached - distance[column];
            columnPotential[column] -= by;
            rowPotential[rowOf[column]] += by;
        }
    }

    /** The row that had the column takes nothing from now on. */
    private void freeRowAt(int column) {
        if (column != NONE) {
            columnOf[rowOf[column]] = NONE;
        }
    }

    /** Each row of the path takes the column after it. */
    private void augment(int start, int end) {
        int column = end;
        while (column != NONE) {
            int previous = before[column];
            int row = previous == NONE ? start : rowOf[previous];
            rowOf[column] = row;
            columnOf[row] = column;
            column = previous;
        }
    }

    private Solution solution() {
        long total = 0;
        for (int row = 0; row < worth.length; row++) {
            total += columnOf[row] == NONE ? 0 : worth[row][columnOf[row]];
        }
        return new Solution(
                columnOf,
                total,
                Arrays.stream(rowPotential).map(potential -> -potential).toArray(),
                Arrays.stream(columnPotential).map(potential -> -potential).toArray());
    }
}
