package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Keeps what a list says of a person beside the profile. What the person said themselves is not said over. */
@ApplicationScoped
class ToldBeside {

    private final Skills skills;
    private final Availability availability;
    private final SayingConsent consents;
    private final ClaimingCertificate claiming;
    private final Certificates certificates;

    ToldBeside(
            Skills skills,
            Availability availability,
            SayingConsent consents,
            ClaimingCertificate claiming,
            Certificates certificates) {
        this.skills = skills;
        this.availability = availability;
        this.consents = consents;
        this.claiming = claiming;
        this.certificates = certificates;
    }

    /** @throws Problem invalid-input for a certificate that is entered for somebody else */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(ActingOnProfile.Opened opened, CheckingPerson.Checked checked, Actor actor) {
        UUID person = opened.profile().id();
        CheckingPerson.Row row = checked.row;
        if (row.skills() != null) {
            skills.keep(person, row.skills());
        }
        List<AvailabilityBody.Rule> freeTime = row.freeTime();
        if (freeTime != null && !freeTime.equals(availability.of(person).rules())) {
            availability.keep(person, freeTime);
        }
        row.consents().forEach(kind -> consents.firstWord(opened, kind, actor));
        certificate(opened, checked.certificate, actor);
    }

    private void certificate(ActingOnProfile.Opened opened, ReadingCertificate.@Nullable Told told, Actor actor) {
        if (told == null || certificates.has(opened.profile().id(), told)) {
            return;
        }
        if (claiming.enter(opened, told, actor).isEmpty()) {
            throw Problem.invalid(
                    "certificate.number", "entered-already", "此证书已为他人登记", "is entered for somebody else already");
        }
    }
}
