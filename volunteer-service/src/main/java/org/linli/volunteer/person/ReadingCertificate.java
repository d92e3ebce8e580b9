package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;

/** Checks what is told of a certificate. */
@ApplicationScoped
class ReadingCertificate {

    private static final int LONGEST_ISSUER = 100;
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}()-]{6,60}");

    /** A certificate as it is told, checked. */
    record Told(
            String kind,
            String issuer,
            String number,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {

        @Override
        public String toString() {
            return "Told[" + kind + "]";
        }
    }

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2200;

    private final Catalogue catalogue;

    ReadingCertificate(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    Told read(CertificateBody body) {
        AllAsked all = new AllAsked();
        String kind = all.ask(() -> kind(body.kind()));
        String issuer = all.ask(() -> Asked.words("issuer", body.issuer(), LONGEST_ISSUER));
        String number = all.ask(() -> number(body.number()));
        LocalDate from = all.ask(() -> day("validFrom", Asked.given("validFrom", body.validFrom())));
        LocalDate to = body.validTo() == null ? null : all.ask(() -> day("validTo", body.validTo()));
        if (from != null && to != null && to.isBefore(from)) {
            all.ask(() -> {
                throw Problem.invalid("validTo", "after-valid-from", "不得早于 validFrom", "must not be before validFrom");
            });
        }
        all.refuse();
        return new Told(
                Asked.given("kind", kind),
                Asked.given("issuer", issuer),
                Asked.given("number", number),
                Asked.given("validFrom", from),
                to);
    }

    /** Years beyond are slips of the pen that no calendar here could keep. */
    private static LocalDate day(String field, LocalDate day) {
        if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
            throw Problem.invalid(
                    field, "year", "须在 1900 至 2200 年之间", "must be in a year from " + EARLIEST + " to " + LATEST);
        }
        return day;
    }

    private String kind(@Nullable String told) {
        String kind = Asked.code("kind", told);
        catalogue.require(CityList.CERTIFICATE_KINDS, "kind", kind);
        return kind;
    }

    private static String number(@Nullable String told) {
        String number = Asked.given("number", told).replaceAll("\\s", "");
        if (!NUMBER.matcher(number).matches()) {
            throw Problem.invalid(
                    "number",
                    "number",
                    "须为 6 至 60 位字母、数字、连字符或括号",
                    "must be 6 to 60 letters, digits, hyphens or brackets");
        }
        return number;
    }
}
