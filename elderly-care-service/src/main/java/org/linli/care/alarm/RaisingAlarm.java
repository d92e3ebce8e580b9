package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ContactsToCall;
import org.linli.care.elder.ElderRef;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.time.CityTime;
import org.linli.kit.time.TimeOrderedId;

/** Raises the alarm of a visit where nobody opened, with the hour of every step. */
@ApplicationScoped
class RaisingAlarm {

    private final Alarms alarms;
    private final AlarmClocks clocks;
    private final ContactsToCall contacts;
    private final AlarmChronicle chronicle;
    private final CityTime.Settings city;

    RaisingAlarm(
            Alarms alarms,
            AlarmClocks clocks,
            ContactsToCall contacts,
            AlarmChronicle chronicle,
            CityTime.Settings city) {
        this.alarms = alarms;
        this.clocks = clocks;
        this.contacts = contacts;
        this.chronicle = chronicle;
        this.city = city;
    }

    /**
     * Does nothing for a door that raised before and was not opened since. Steps whose hour is over already begin at the next look, in their order.
     *
     * @param at when nobody opened, by the device's time; not later than now
     * @param carerSubject who stands at the door
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void raise(String visitId, ElderRef elder, RiskLevel level, @Nullable String carerSubject, Instant at) {
        Instant now = chronicle.now();
        Instant raisedAt = (at.isAfter(now) ? now : at).truncatedTo(ChronoUnit.MILLIS);
        if (alarms.openedSince(visitId, raisedAt)) {
            return;
        }
        AlarmClock clock = clocks.on(raisedAt.atZone(city.zone()).toLocalDate(), level);
        ContactsToCall.Called called = contacts.of(elder.id());
        // At the highest risk it is a matter of life: they are called without the consent, and that is on record.
        boolean may = called.agreed() || level == RiskLevel.HIGH;
        List<Integer> places = may ? called.places() : List.of();
        Alarm alarm = new Alarm(
                TimeOrderedId.at(now),
                1,
                AlarmState.OPEN,
                visitId,
                elder.id(),
                elder.areaCode(),
                elder.areaPath(),
                level,
                carerSubject,
                raisedAt,
                clock.handOver(raisedAt),
                null,
                null,
                null,
                null);
        if (!alarms.insert(alarm, clock.steps(raisedAt, places))) {
            return;
        }
        chronicle.system(alarm, "raise", Map.of("visit", visitId, "raisedAt", raisedAt.toString()), now);
        if (!called.agreed() && !places.isEmpty()) {
            chronicle.system(alarm, "call-without-consent", Map.of("contacts", places.size()), now);
        }
    }
}
