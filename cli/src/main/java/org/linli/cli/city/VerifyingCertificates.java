package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.linli.citypack.CityPack;
import org.linli.cli.api.Login;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;

/** Lets a desk officer verify the certificates of a sample list, which somebody else has entered. */
final class VerifyingCertificates {

    private static final CSVFormat HEADED =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final String NUMBER = "certificate_number";

    /** Of a number only its last characters are shown. */
    private static final int SHOWN = 4;

    private final Service volunteer;
    private final Login admin;
    private final Login officer;
    private final PrintStream out;

    VerifyingCertificates(Service volunteer, Login admin, Login officer, PrintStream out) {
        this.volunteer = volunteer;
        this.admin = admin;
        this.officer = officer;
        this.out = out;
    }

    /**
     * Verifies what waits, was entered by the administrator of this run and stands in the list; nothing where the city has no
     * log-ins: there nobody's eyes can be borrowed.
     */
    void verify(byte[] people, CityPack city) {
        Set<String> listed = listed(people);
        String enteredBy = city.logins().stream()
                .filter(login -> login.username().equals(admin.username()))
                .map(org.linli.citypack.Login::subject)
                .findFirst()
                .orElse("");
        boolean officerKnown =
                city.logins().stream().anyMatch(login -> login.username().equals(officer.username()));
        if (listed.isEmpty() || enteredBy.isEmpty() || !officerKnown || System.getenv("LINLI_TOKEN") != null) {
            return;
        }
        int verified = 0;
        for (JsonNode waiting : volunteer.all("/v1/certificates?state=claimed&limit=100", officer)) {
            if (waiting.path("enteredBy").asText().equals(enteredBy) && listed.contains(paper(waiting))) {
                verified += verified(waiting) ? 1 : 0;
            }
        }
        out.printf("  %7d  证书已核验 certificates verified%n", verified);
    }

    private boolean verified(JsonNode certificate) {
        try {
            volunteer.change(
                    "/v1/certificates/" + certificate.path("id").asText() + "/verification",
                    "\"" + certificate.path("version").asLong() + "\"",
                    Map.of("outcome", "verified"),
                    officer);
            return true;
        } catch (Refusal refusal) {
            if (refusal.isOvertaken()) {
                return false; // another officer was first
            }
            throw refusal;
        }
    }

    private static Set<String> listed(byte[] people) {
        Set<String> papers = new HashSet<>();
        try (CSVParser rows = HEADED.parse(new StringReader(new String(people, StandardCharsets.UTF_8)))) {
            for (CSVRecord row : rows) {
                String number = row.isMapped(NUMBER) ? row.get(NUMBER) : "";
                if (number.length() >= SHOWN) {
                    papers.add(String.join(
                            " ",
                            row.get("certificate_kind"),
                            row.get("valid_from"),
                            number.substring(number.length() - SHOWN)));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return papers;
    }

    private static String paper(JsonNode certificate) {
        return String.join(
                " ",
                certificate.path("kind").asText(),
                certificate.path("validFrom").asText(),
                certificate.path("numberEnd").asText());
    }
}
