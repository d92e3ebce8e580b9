package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.care.alarm.AlarmClockResource.ClocksBody;
import org.linli.care.alarm.AlarmClockResource.HourBody;
import org.linli.care.risk.RiskLevel;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.CityTime;

/** Sets the hours of the steps from a day on. */
@ApplicationScoped
class SettingAlarmClocks {

    private static final int DAY = 24 * 60;

    private final AlarmClocks clocks;
    private final Audit audit;
    private final Clock clock;
    private final CityTime.Settings city;

    SettingAlarmClocks(AlarmClocks clocks, Audit audit, Clock clock, CityTime.Settings city) {
        this.clocks = clocks;
        this.audit = audit;
        this.clock = clock;
        this.city = city;
    }

    /** @throws Problem invalid-input naming the first row that breaks a rule; nothing is changed then */
    @Transactional
    void set(ClocksBody body, Actor actor) {
        LocalDate from = Asked.given("validFrom", body.validFrom());
        if (!from.isAfter(clock.instant().atZone(city.zone()).toLocalDate())) {
            throw Problem.invalid("validFrom", "ahead", "须晚于今天", "must be later than today");
        }
        List<AlarmClocks.Row> rows = rows(from, Asked.given("clocks", body.clocks()));
        for (RiskLevel level : RiskLevel.values()) {
            checkWhole(level, rows);
        }
        clocks.set(from, rows);
        audit.record(AuditEntry.of(
                        clock.instant(), actor, "administrator", "set-alarm-clocks", "alarm-clocks", from.toString())
                .with(Map.of("rows", rows.size())));
    }

    private static List<AlarmClocks.Row> rows(LocalDate from, List<@Nullable HourBody> asked) {
        Asked.atMost("clocks", asked, RiskLevel.values().length * StepKind.values().length);
        List<AlarmClocks.Row> rows = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String at = "clocks[" + i + "].";
            HourBody hour = Asked.given("clocks[" + i + "]", asked.get(i));
            RiskLevel level = RiskLevel.of(Asked.given(at + "level", hour.level()))
                    .orElseThrow(() -> Problem.invalid(at + "level", "known-level", "没有此等级", "no such level"));
            StepKind step = StepKind.of(Asked.given(at + "step", hour.step()))
                    .orElseThrow(() -> Problem.invalid(at + "step", "known-step", "没有此步骤", "no such step"));
            int begins = minutes(at + "begins", hour.begins(), 0);
            if ((step == StepKind.CONTACT) != (hour.every() != null)) {
                throw Problem.invalid(
                        at + "every", "of-contact", "仅联系人步骤须填间隔", "is given for contact, and only for it");
            }
            Integer every = hour.every() == null ? null : minutes(at + "every", hour.every(), 1);
            rows.add(new AlarmClocks.Row(from, level, step, begins, every));
        }
        return rows;
    }

    /** Every step once, none before the one it follows. */
    private static void checkWhole(RiskLevel level, List<AlarmClocks.Row> rows) {
        Map<StepKind, Integer> begins = new EnumMap<>(StepKind.class);
        for (AlarmClocks.Row row : rows) {
            if (row.level() == level && begins.put(row.step(), row.begins()) != null) {
                throw Problem.invalid("clocks", "once", "同一等级的步骤重复", "names a step of a level twice");
            }
        }
        int before = 0;
        for (StepKind kind : StepKind.values()) {
            Integer minutes = begins.get(kind);
            if (minutes == null) {
                throw Problem.invalid(
                        "clocks",
                        "whole",
                        "缺少 " + level.wire() + " 的 " + kind.wire(),
                        "lacks " + kind.wire() + " of " + level.wire());
            }
            if (minutes < before) {
                throw Problem.invalid(
                        "clocks",
                        "in-order",
                        level.wire() + " 的 " + kind.wire() + " 早于前一步骤",
                        kind.wire() + " of " + level.wire() + " begins before the step it follows");
            }
            before = minutes;
        }
    }

    private static int minutes(String field, @Nullable Integer told, int least) {
        int minutes = Asked.given(field, told);
        if (minutes < least || minutes > DAY) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 1440", "must be " + least + " to 1,440");
        }
        return minutes;
    }
}
