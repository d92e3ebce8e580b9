package org.linli.dispatch.deadline;

import java.time.Instant;
import java.util.List;

/** Due times by the city's calendars, working hours, conditions and clocks. */
public interface Deadlines {

    /**
     * Due times of a condition's stages for a case filed at that moment, in their order; the last is the case's.
     *
     * @throws IllegalArgumentException for a condition that does not exist
     */
    List<StageDue> stages(String conditionCode, Instant filedAt);

    /**
     * When a clock runs out that starts at that moment.
     *
     * @param clock filing, dispatching, taking, returning, arbitration, checking or closing
     * @param urgency routine, urgent or emergency
     * @throws IllegalArgumentException for a clock that does not exist
     */
    DueTime clock(String clock, String urgency, Instant from);
}
