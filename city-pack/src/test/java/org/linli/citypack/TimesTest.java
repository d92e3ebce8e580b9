package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimesTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "a kind without reason",
                        "reasons.csv",
                        "redaction,a,因,Because\n",
                        "",
                        "reasons.kind-empty@reasons.csv:0"),
                of(
                        "a reason twice",
                        "reasons.csv",
                        "declining,a,因,Because",
                        "refusal,a,因,Because\ndeclining,a,因,Because",
                        "reasons.duplicate@reasons.csv:3"),
                of(
                        "a date of another year",
                        "calendar/2026.csv",
                        "2026-01-01",
                        "2025-01-01",
                        "calendar.year@calendar/2026.csv:2"),
                of(
                        "a workday that is worked anyway",
                        "calendar/2026.csv",
                        "2026-01-04",
                        "2026-01-05",
                        "calendar.workday@calendar/2026.csv:3"),
                of(
                        "a day twice",
                        "calendar/2026.csv",
                        "2026-01-04,workday",
                        "2026-01-01,holiday",
                        "calendar.duplicate@calendar/2026.csv:3"),
                of(
                        "spans out of order",
                        "calendar/hours.yaml",
                        "\"13:00\"",
                        "\"11:00\"",
                        "hours.spans@calendar/hours.yaml:2"),
                of(
                        "an empty span",
                        "calendar/hours.yaml",
                        "to: \"12:00\"",
                        "to: \"09:00\"",
                        "hours.spans@calendar/hours.yaml:2"),
                of("a weekday missing", "calendar/hours.yaml", "  sun: []\n", "", "hours.spans@calendar/hours.yaml:2"),
                of(
                        "no working hours at all",
                        "calendar/hours.yaml",
                        Packs.tiny().text("calendar/hours.yaml").split("shifted")[0],
                        "week: {mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: []}\n",
                        "hours.never@calendar/hours.yaml:1"),
                of(
                        "a clock missing",
                        "clocks.yaml",
                        "  closing: {amount: 2, unit: calendar-days}\n",
                        "",
                        "clocks.incomplete@clocks.yaml:2"),
                of(
                        "an urgency twice",
                        "clocks.yaml",
                        "overrides:",
                        "overrides:\n  - urgency: urgent\n    clocks: {}",
                        "clocks.override@clocks.yaml:13"),
                of(
                        "a clock that does not exist",
                        "clocks.yaml",
                        "      filing: {amount: 1",
                        "      lunch: {amount: 1",
                        "clocks.override@clocks.yaml:13"));
    }
}
