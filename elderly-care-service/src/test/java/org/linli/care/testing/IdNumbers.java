package org.linli.care.testing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** ID numbers with a right check character, of a region that does not exist; each is given once in a run. */
public final class IdNumbers {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final AtomicInteger NEXT = new AtomicInteger((int) (System.nanoTime() % 400_000));

    private IdNumbers() {}

    public static String of(LocalDate born, boolean male) {
        int next = NEXT.getAndIncrement();
        String digits = "99%04d".formatted(next / 500 % 10_000)
                + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(next % 500 * 2 + (male ? 1 : 0));
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }
}
