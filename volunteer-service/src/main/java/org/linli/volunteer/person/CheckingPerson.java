package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;

/** Checks all that a list says of a person, by the rules that hold for what is told one by one. */
@ApplicationScoped
public class CheckingPerson implements KeptSealed {

    /**
     * What a list says of a person.
     *
     * @param skills null: nothing is said of them
     * @param freeTime null: nothing is said of it
     * @param consents kinds that the person gave, on paper or by word
     * @param certificate null: none
     */
    public record Row(
            PersonBody profile,
            @Nullable List<String> skills,
            @Nullable List<AvailabilityBody.Rule> freeTime,
            List<String> consents,
            @Nullable CertificateBody certificate) {

        @Override
        public String toString() {
            return "Row[" + profile + "]";
        }
    }

    /** A row that may be entered as it is. */
    public static final class Checked {

        final Told told;
        final Row row;
        final ReadingCertificate.@Nullable Told certificate;

        Checked(Told told, Row row, ReadingCertificate.@Nullable Told certificate) {
            this.told = told;
            this.row = row;
            this.certificate = certificate;
        }

        /** Where the person lives: what a desk's posting is held against. */
        public String areaPath() {
            return told.areaPath();
        }
    }

    private final ReadingProfile profiles;
    private final Skills skills;
    private final ReadingCertificate certificates;
    private final PeopleKey key;

    CheckingPerson(ReadingProfile profiles, Skills skills, ReadingCertificate certificates, PeopleKey key) {
        this.profiles = profiles;
        this.skills = skills;
        this.certificates = certificates;
        this.key = key;
    }

    /** A row whose print was forgotten is read again as if it said something new. */
    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("import_row", "fingerprint"));
    }

    /** @throws Problem invalid-input naming every field that breaks a rule; those of the certificate begin with its name */
    @Transactional
    public Checked check(Row row) {
        AllAsked all = new AllAsked();
        Told told = all.ask(() -> profiles.read(row.profile()));
        if (row.skills() != null) {
            all.ask(() -> skills.read(row.skills(), List.of()));
        }
        if (row.freeTime() != null) {
            all.ask(() -> Availability.rules(row.freeTime()));
        }
        row.consents().forEach(kind -> all.ask(() -> consent(kind)));
        ReadingCertificate.Told certificate =
                row.certificate() == null ? null : all.ask(() -> certificate(row.certificate()));
        all.refuse();
        if (told == null) {
            throw new IllegalStateException("a profile that breaks a rule was not refused");
        }
        return new Checked(told, row, certificate);
    }

    /** The same for the same words, and of no use without the key: tells whether a list says something new of somebody. */
    public Fingerprint fingerprint(String words) {
        return key.fingerprint("import", words);
    }

    private static String consent(String kind) {
        if (!Consents.KINDS.contains(kind)) {
            throw Problem.invalid(
                    "consents", "known", "须为 matching、contact 或 photo", "must be matching, contact or photo");
        }
        return kind;
    }

    private ReadingCertificate.Told certificate(CertificateBody body) {
        try {
            return certificates.read(body);
        } catch (Problem problem) {
            Problem ofTheCertificate = Problem.of(problem.type());
            problem.errors().forEach(e -> ofTheCertificate.field("certificate." + e.field(), e.rule(), e.zh(), e.en()));
            throw ofTheCertificate;
        }
    }
}
