package org.linli.care.elder;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What somebody is insured for, checked. @param validUntil last day; null: until told */
record Insurance(String kind, String insurer, @Nullable LocalDate validUntil) {

    private static final List<String> KINDS =
            List.of("employee-medical", "resident-medical", "long-term-care", "accident", "commercial");
    private static final int LONGEST_INSURER = 100;

    /** @throws Problem invalid-input */
    static Insurance read(String at, ElderBody.@Nullable InsuranceBody told) {
        ElderBody.InsuranceBody given = Asked.given(at, told);
        String kind = Asked.given(at + ".kind", given.kind());
        if (!KINDS.contains(kind)) {
            throw Problem.invalid(
                    at + ".kind",
                    "one-of",
                    "须为 " + String.join("、", KINDS) + " 之一",
                    "must be one of " + String.join(", ", KINDS));
        }
        String insurer = Asked.words(at + ".insurer", given.insurer(), LONGEST_INSURER);
        LocalDate until = given.validUntil();
        if (until != null && (until.getYear() < 2000 || until.getYear() > 2199)) {
            throw Problem.invalid(
                    at + ".validUntil", "range", "须在 2000 年至 2199 年之间", "must lie in the years 2000 to 2199");
        }
        return new Insurance(kind, insurer, until);
    }

    ElderBody.InsuranceBody told() {
        return new ElderBody.InsuranceBody(kind, insurer, validUntil);
    }

    /** One insurer insures a person for a kind once. */
    boolean sameAs(Insurance other) {
        return kind.equals(other.kind) && insurer.equals(other.insurer);
    }
}
