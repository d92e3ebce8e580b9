package org.linli.care.elder;

import java.util.regex.Pattern;
import org.linli.kit.problem.Problem;

/** A telephone number of the country, digits only. Never printed by accident. */
record Phone(String digits) {

    private static final Pattern NUMBER = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}");

    /** @throws Problem invalid-input unless it is a mobile number or a fixed one with its area code */
    static Phone read(String field, String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (digits.startsWith("+86")) {
            digits = digits.substring(3);
        }
        if (!NUMBER.matcher(digits).matches()) {
            throw Problem.invalid(
                    field, "phone", "须为手机号,或带区号的固定电话", "must be a mobile number, or a fixed one with its area code");
        }
        return new Phone(digits);
    }

    /** {@code 138****1234}. */
    String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }
}
