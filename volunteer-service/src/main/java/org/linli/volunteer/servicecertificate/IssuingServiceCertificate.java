package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Writes down what somebody served in a period. Asking again is another certificate, with a number of its own. */
@ApplicationScoped
class IssuingServiceCertificate {

    private static final int LONGEST_YEARS = 10;
    private static final int MOST_LISTED = 200;

    private final People people;
    private final ActingFor acting;
    private final ServedInPeriod served;
    private final ServiceCertificates certificates;
    private final Register register;

    IssuingServiceCertificate(
            People people,
            ActingFor acting,
            ServedInPeriod served,
            ServiceCertificates certificates,
            Register register) {
        this.people = people;
        this.acting = acting;
        this.served = served;
        this.certificates = certificates;
        this.register = register;
    }

    /**
     * @param from first day of the period, in the city's zone
     * @param to last day, included, today at the latest
     * @throws Problem not-found, not-allowed, invalid-input
     */
    @Transactional
    ServiceCertificateViews.Own issue(UUID id, @Nullable LocalDate from, @Nullable LocalDate to, Actor actor) {
        String role = acting.require(actor, person(id));
        Instant now = register.now().truncatedTo(ChronoUnit.MILLIS);
        LocalDate first = Asked.given("from", from);
        LocalDate last = Asked.given("to", to);
        LocalDate today = register.dayOf(now);
        if (last.isAfter(today)) {
            throw Problem.invalid("to", "not-to-come", "不得晚于今天", "must not be a day to come");
        }
        if (first.isAfter(last) || first.isBefore(last.minusYears(LONGEST_YEARS))) {
            throw Problem.invalid(
                    "from", "period", "须不晚于 to,且最多早十年", "must not be after to, nor more than ten years before");
        }
        ServedInPeriod.Sums sums = served.of(id, first, last);
        ServiceRecord content = new ServiceRecord(
                certificates.nextNumber(today.getYear()),
                people.maskedName(id),
                first,
                last,
                sums.services(),
                sums.minutes(),
                sums.minutesByGrade(),
                sums.backEntries(),
                sums.backEnteredMinutes(),
                now);
        certificates.insert(content, id, actor.subject());
        return register.issued(
                new ServiceCertificate(content, id, ServiceCertificateState.STANDS, null),
                AuditEntry.of(now, actor, role, ServiceCertificateTable.ISSUE, Register.ENTITY, content.number())
                        .with(Map.of("person", id.toString())));
    }

    /** What was issued to a person, the latest 200 first. @throws Problem not-found, also for who may not act for them */
    @Transactional
    List<ServiceCertificateViews.Own> of(UUID id, Actor actor) {
        acting.as(actor, person(id)).orElseThrow(IssuingServiceCertificate::unknown);
        return certificates.of(id, MOST_LISTED).stream().map(register::own).toList();
    }

    private Person person(UUID id) {
        return people.byId(id).orElseThrow(IssuingServiceCertificate::unknown);
    }

    private static Problem unknown() {
        return Problem.notFound("person", "人员");
    }
}
