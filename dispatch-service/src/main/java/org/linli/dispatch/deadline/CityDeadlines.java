package org.linli.dispatch.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.citypack.Condition;
import org.linli.citypack.Span;
import org.linli.citypack.Stage;
import org.linli.dispatch.registry.Cities;
import org.linli.dispatch.registry.City;
import org.linli.dispatch.registry.Derived;
import org.linli.dispatch.registry.Wording;

/** Deadlines by what the city's pack says at this moment. */
@ApplicationScoped
class CityDeadlines implements Deadlines {

    private final Cities cities;
    private final Derived<WorkingTime> workingTime;

    CityDeadlines(Cities cities) {
        this.cities = cities;
        this.workingTime = new Derived<>(
                city -> new WorkingTime(new WorkingCalendar(city.zone(), city.hours(), city.calendars())));
    }

    @Override
    public List<StageDue> stages(String conditionCode, Instant filedAt) {
        City city = cities.now();
        Condition condition = city.condition(conditionCode)
                .orElseThrow(() -> new IllegalArgumentException("no such condition: " + conditionCode));
        WorkingTime time = workingTime.of(city);
        List<StageDue> stages = new ArrayList<>();
        for (Stage stage : condition.stages()) {
            boolean follows = "previous".equals(stage.from()) && !stages.isEmpty();
            DueTime before = follows ? stages.getLast().due() : null;
            DueTime due = time.due(before == null ? filedAt : before.dueAt(), stage.span());
            // A stage that starts at a provisional time is provisional itself, whatever its own unit.
            boolean provisional = due.provisional() || before != null && before.provisional();
            stages.add(new StageDue(
                    stage.code(),
                    new Wording(stage.nameZh(), stage.nameEn()),
                    new DueTime(due.dueAt(), provisional, due.explanation())));
        }
        return List.copyOf(stages);
    }

    @Override
    public DueTime clock(String clock, String urgency, Instant from) {
        City city = cities.now();
        Map<String, Span> overridden = city.clocks().overrides().getOrDefault(urgency, Map.of());
        Span span = overridden.getOrDefault(clock, city.clocks().base().get(clock));
        if (span == null) {
            throw new IllegalArgumentException("no such clock: " + clock);
        }
        return workingTime.of(city).due(from, span);
    }
}
