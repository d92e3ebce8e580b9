package org.linli.volunteer.shop;

import org.linli.kit.problem.Problem;

/** Bounds of whole numbers that come in. */
final class Numbers {

    private Numbers() {}

    /** @throws Problem invalid-input outside the bounds, both included */
    static long within(String field, long number, long least, long most) {
        if (number < least || number > most) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 " + most, "must be " + least + " to " + most);
        }
        return number;
    }
}
