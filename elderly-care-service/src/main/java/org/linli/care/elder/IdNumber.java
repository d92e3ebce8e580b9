package org.linli.care.elder;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.kit.problem.Problem;

/** An identity number of 18 characters after GB 11643-1999. Never printed by accident. */
record IdNumber(String characters) {

    private static final Pattern FORM = Pattern.compile("[1-9]\\d{16}[\\dX]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** @throws Problem invalid-input for what has another length, a day that is none, or a wrong check character */
    static IdNumber read(String field, String text) {
        String characters = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(characters).matches()) {
            throw Problem.invalid(field, "id-number", "须为 18 位公民身份号码", "must be an identity number of 18 characters");
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (characters.charAt(i) - '0');
        }
        if (CHECKS.charAt(sum % 11) != characters.charAt(17)) {
            throw Problem.invalid(
                    field, "check-character", "校验码不符,请核对号码", "its check character is wrong: look at it again");
        }
        IdNumber number = new IdNumber(characters);
        try {
            number.birthDate();
        } catch (DateTimeException none) {
            throw Problem.invalid(field, "id-number", "其中的出生日期不存在", "the birth date in it does not exist");
        }
        return number;
    }

    LocalDate birthDate() {
        return LocalDate.parse(characters.substring(6, 14), DateTimeFormatter.BASIC_ISO_DATE);
    }

    String sex() {
        return (characters.charAt(16) - '0') % 2 == 1 ? "male" : "female";
    }

    /** {@code 340101**********12}. */
    String masked() {
        return characters.substring(0, 6) + "**********" + characters.substring(16);
    }

    @Override
    public String toString() {
        return masked();
    }
}
