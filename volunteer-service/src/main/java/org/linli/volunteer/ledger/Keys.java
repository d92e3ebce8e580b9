package org.linli.volunteer.ledger;

import org.linli.kit.problem.Problem;

/** What whoever asks the ledger for something has to say right. */
final class Keys {

    /** Marks the donation of what is above the cap, behind the key of the transfer it comes from. */
    static final String OVERFLOW = "#overflow";

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_REASON = 500;

    /** A trillion: far above any city's need, and far below what sums could overflow at. */
    private static final long LARGEST = 1_000_000_000_000L;

    private Keys() {}

    /** @throws Problem invalid-input for a key that is empty, longer than 200 characters or holds a # */
    static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || key.indexOf('#') >= 0) {
            throw Problem.invalid("key", "form", "须为 1 至 200 个字符,且不含 #", "must have 1 to 200 characters and no #");
        }
        return key;
    }

    /** @throws Problem invalid-input below 1 or above a trillion */
    static long checkedAmount(long amount) {
        if (amount < 1 || amount > LARGEST) {
            throw Problem.invalid("amount", "range", "须为正整数,至多一万亿", "must be whole and positive, at most a trillion");
        }
        return amount;
    }

    /** @throws Problem invalid-input for a reason that is empty or longer than 500 characters */
    static String checkedReason(String reason) {
        String text = reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON || text.indexOf('\0') >= 0) {
            throw Problem.invalid(
                    "reason", "length", "须为 1 至 500 字,且不含空字符", "must have 1 to 500 characters and no NUL");
        }
        return text;
    }
}
