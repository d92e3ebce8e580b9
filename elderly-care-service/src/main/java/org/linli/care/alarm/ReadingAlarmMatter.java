package org.linli.care.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ContactsToCall;
import org.linli.care.elder.ElderMatter;
import org.linli.care.elder.Elders;
import org.linli.care.elder.ReadingElderMatter;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.identity.Actor;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.sql.Database;

/** Opens what an alarm is about for who handles it. Every reading is on record before anything is shown. */
@ApplicationScoped
class ReadingAlarmMatter {

    /**
     * Who it is, where, whom to call, and what was said so far.
     *
     * @param contacts empty where the person did not agree to their being told and the level is not the highest
     */
    @Schema(name = "AlarmMatter")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatterView(
            String name,
            String address,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable String phone,
            @Nullable String atTheDoor,
            List<ElderMatter.Contact> contacts,
            List<Said> said) {}

    /** @param step its number; null for what was said at the end */
    @Schema(name = "AlarmSaid")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(@Nullable Integer step, String words) {}

    private final Alarms alarms;
    private final AlarmSight sight;
    private final ReadingElderMatter matter;
    private final ContactsToCall contacts;
    private final Words words;

    ReadingAlarmMatter(
            Alarms alarms, AlarmSight sight, ReadingElderMatter matter, ContactsToCall contacts, Words words) {
        this.alarms = alarms;
        this.sight = sight;
        this.matter = matter;
        this.contacts = contacts;
        this.words = words;
    }

    /** @throws org.linli.kit.problem.Problem not-found for who may not read it */
    @Transactional
    MatterView read(UUID id, Actor actor) {
        Alarm alarm = alarms.find(id).orElseThrow(Alarms::unknown);
        String role = sight.requireReader(alarm, actor);
        ElderMatter of = matter.read(alarm.elder()).orElseThrow(Elders::unknown);
        boolean agreed = contacts.of(alarm.elder()).agreed();
        boolean shown = agreed || alarm.level() == RiskLevel.HIGH;
        words.readingIsOnRecord(
                alarm, actor, role, shown && !agreed && !of.contacts().isEmpty());
        return new MatterView(
                of.name(),
                of.address(),
                of.longitude(),
                of.latitude(),
                of.phone(),
                of.atTheDoor(),
                shown ? of.contacts() : List.of(),
                words.said(id));
    }

    /** What was said of an alarm, and that it was read. */
    @ApplicationScoped
    static class Words {

        private final Database database;
        private final PeopleKey key;
        private final AlarmChronicle chronicle;

        Words(Database database, PeopleKey key, AlarmChronicle chronicle) {
            this.database = database;
            this.key = key;
            this.chronicle = chronicle;
        }

        void readingIsOnRecord(Alarm alarm, Actor actor, String role, boolean withoutConsent) {
            chronicle.record(
                    alarm,
                    actor,
                    role,
                    "read-matter",
                    withoutConsent ? Map.of("contacts", "without-consent") : Map.of(),
                    chronicle.now());
        }

        List<Said> said(UUID alarm) {
            List<Said> said = new ArrayList<>(database.list(
                    "SELECT number, words_sealed FROM alarm_step WHERE alarm = ? AND words_sealed IS NOT NULL ORDER BY number",
                    row -> new Said(
                            row.getInt("number"),
                            key.open("alarm/" + alarm + "/step/" + row.getInt("number"), row.getBytes("words_sealed"))),
                    alarm));
            said.addAll(database.list(
                    "SELECT words_sealed FROM alarm WHERE id = ? AND words_sealed IS NOT NULL",
                    row -> new Said(null, key.open("alarm/" + alarm + "/end", row.getBytes("words_sealed"))),
                    alarm));
            return said;
        }
    }
}
