package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HungarianTest {

    private static final int ROUNDS = 4_000;

    @Test
    void itFindsWhatTryingEverythingFinds() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            long[][] worth = random(
                    random,
                    1 + random.nextInt(8),
                    1 + random.nextInt(8),
                    random.nextInt(4) / 4.0,
                    seed % 3 == 0 ? 4 : 1_000_000);

            Hungarian.Solution solution = Hungarian.solve(worth);

            assertThat(solution.total()).as("seed %d", seed).isEqualTo(bestByTrying(worth, 0, 0));
            proveOptimal(worth, solution);
        }
    }

    @Test
    void fiveHundredByFiveHundredMeetsItsLinearBound() {
        for (int seed = 0; seed < 3; seed++) {
            long[][] worth = random(new Random(seed), 500, 500, seed * 0.3, 1_000_000);

            proveOptimal(worth, Hungarian.solve(worth));
        }
    }

    @Test
    void manyTiesUnequalSidesAndHardlyAnyPairsMeetTheirBoundToo() {
        proveOptimal(random(new Random(1), 300, 500, 0.5, 3));
        proveOptimal(random(new Random(2), 500, 200, 0.1, 1_000_000));
        proveOptimal(random(new Random(3), 200, 500, 0.99, 1_000_000));
        proveOptimal(random(new Random(4), 400, 400, 1, 10));
    }

    @Test
    void theHardInstancesOfTheBooksMeetTheirBound() {
        long[][] product = new long[200][200];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < product.length; j++) {
                product[i][j] = (i + 1L) * (j + 1L);
            }
        }
        Hungarian.Solution solution = Hungarian.solve(product);

        proveOptimal(product, solution);
        assertThat(solution.total())
                .isEqualTo(LongStream.rangeClosed(1, 200).map(i -> i * i).sum());
    }

    @Test
    void nothingToAssignIsFine() {
        assertThat(Hungarian.solve(new long[0][0]).total()).isZero();
        assertThat(Hungarian.solve(new long[3][0]).columnOf()).containsOnly(Hungarian.NONE);
        assertThat(Hungarian.solve(new long[][] {{Hungarian.FORBIDDEN}}).columnOf())
                .containsExactly(Hungarian.NONE);
    }

    @Test
    void aWorthlessPairMayBeTakenButAForbiddenOneNever() {
        Hungarian.Solution solution =
                Hungarian.solve(new long[][] {{Hungarian.FORBIDDEN, 5}, {Hungarian.FORBIDDEN, 7}});

        assertThat(solution.columnOf()).containsExactly(Hungarian.NONE, 1);
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> Hungarian.solve(new long[][] {{-2}})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hungarian.solve(new long[][] {{Long.MAX_VALUE}}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hungarian.solve(new long[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static long[][] random(Random random, int rows, int columns, double forbidden, int most) {
        long[][] worth = new long[rows][columns];
        for (long[] row : worth) {
            Arrays.setAll(row, j -> random.nextDouble() < forbidden ? Hungarian.FORBIDDEN : random.nextInt(most));
        }
        return worth;
    }

    /** Rows from this one on, without the columns taken, the row staying empty being one of the ways. */
    private static long bestByTrying(long[][] worth, int row, int taken) {
        if (row == worth.length) {
            return 0;
        }
        long best = bestByTrying(worth, row + 1, taken);
        for (int column = 0; column < worth[row].length; column++) {
            if ((taken & 1 << column) == 0 && worth[row][column] != Hungarian.FORBIDDEN) {
                best = Math.max(best, worth[row][column] + bestByTrying(worth, row + 1, taken | 1 << column));
            }
        }
        return best;
    }

    private static void proveOptimal(long[][] worth) {
        proveOptimal(worth, Hungarian.solve(worth));
    }

    /**
     * Linear programming's own proof, from the matrix and the numbers handed back: prices that are feasible for the dual
     * programme and complementary to a feasible assignment make both of them optimal.
     */
    private static void proveOptimal(long[][] worth, Hungarian.Solution solution) {
        int columns = worth.length == 0 ? 0 : worth[0].length;
        boolean[] taken = new boolean[columns];
        long total = 0;
        boolean feasible = true;
        boolean complementary = true;
        for (int row = 0; row < worth.length; row++) {
            int column = solution.columnOf()[row];
            if (column == Hungarian.NONE) {
                complementary &= solution.rowPrice()[row] == 0;
            } else {
                feasible &= !taken[column] && worth[row][column] != Hungarian.FORBIDDEN;
                taken[column] = true;
                total += worth[row][column];
                complementary &= worth[row][column] == solution.rowPrice()[row] + solution.columnPrice()[column];
            }
        }
        boolean dualFeasible = Arrays.stream(solution.rowPrice()).allMatch(price -> price >= 0)
                && Arrays.stream(solution.columnPrice()).allMatch(price -> price >= 0);
        for (int row = 0; row < worth.length; row++) {
            for (int column = 0; column < columns; column++) {
                dualFeasible &= worth[row][column] == Hungarian.FORBIDDEN
                        || worth[row][column] <= solution.rowPrice()[row] + solution.columnPrice()[column];
            }
        }
        for (int column = 0; column < columns; column++) {
            complementary &= taken[column] || solution.columnPrice()[column] == 0;
        }
        long prices = Arrays.stream(solution.rowPrice()).sum()
                + Arrays.stream(solution.columnPrice()).sum();
        assertThat(feasible).as("assignment is feasible").isTrue();
        assertThat(dualFeasible).as("prices are feasible").isTrue();
        assertThat(complementary).as("they are complementary").isTrue();
        assertThat(total).isEqualTo(prices).isEqualTo(solution.total()).isEqualTo(solution.bound());
    }
}
