package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.matching.Folk.CITY;
import static org.linli.volunteer.matching.Folk.ELEVEN;
import static org.linli.volunteer.matching.Folk.GRID;
import static org.linli.volunteer.matching.Folk.NINE;
import static org.linli.volunteer.matching.Folk.need;
import static org.linli.volunteer.matching.Folk.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HardRulesTest {

    private static List<Broken> broken(Folk.Need need, Folk.Person person) {
        return new HardRules(need.made(), CITY).all(person.made());
    }

    private static void keepsAll(Folk.Need need, Folk.Person person) {
        assertThat(broken(need, person)).isEmpty();
    }

    private static Broken breaksOnly(HardRule rule, Folk.Need need, Folk.Person person) {
        List<Broken> broken = broken(need, person);
        assertThat(broken).extracting(Broken::rule).containsExactly(rule);
        return broken.getFirst();
    }

    @Test
    void aNeighbourWhoIsFreeKeepsEveryRule() {
        keepsAll(need(), person(1));
    }

    @Test
    void nobodyIsMatchedWithoutConsent() {
        Broken broken = breaksOnly(HardRule.CONSENT, need(), person(1).withoutConsent());

        assertThat(broken.zh()).contains("未同意");
        assertThat(broken.en()).contains("not agreed");
    }

    @Test
    void everyBrokenRuleIsToldInTheOrderOfRules() {
        Folk.Need need =
                need().wants(Set.of("haircut"), Set.of()).household("h1").reach("tc.d.s.other");

        assertThat(broken(
                        need,
                        person(1)
                                .withoutConsent()
                                .household("h1")
                                .free(Availability.NONE)
                                .cap(60)
                                .blocks(Folk.RECEIVER)))
                .extracting(Broken::rule)
                .containsExactly(
                        HardRule.CONSENT,
                        HardRule.SKILL,
                        HardRule.FREE_TIME,
                        HardRule.WEEKLY_CAP,
                        HardRule.BLOCKED_PAIR,
                        HardRule.OWN_HOUSEHOLD,
                        HardRule.AREA);
    }

    @Test
    void allSkillsOfAnyOneGroupAreEnough() {
        Folk.Need need = need().wants(Set.of("haircut", "sign"), Set.of()).wants(Set.of("barber"), Set.of());

        keepsAll(need, person(1).skills("barber"));
        keepsAll(need, person(2).skills("sign", "haircut", "cooking"));
        assertThat(breaksOnly(HardRule.SKILL, need, person(3).skills("haircut")).en())
                .isEqualTo("lacks skills: sign");
    }

    @Test
    void aCertificateMustBeVerifiedAndValidAtTheTimeOfService() {
        Folk.Need need = need().wants(Set.of(), Set.of("first-aid"));

        keepsAll(need, person(1).certificate("first-aid", true, "2025-01-01", "2026-11-25"));
        keepsAll(need, person(2).certificate("first-aid", true, "2026-11-25", null));
        breaksOnly(HardRule.CERTIFICATE, need, person(3));
        breaksOnly(HardRule.CERTIFICATE, need, person(4).certificate("first-aid", false, "2025-01-01", null));
        breaksOnly(HardRule.CERTIFICATE, need, person(5).certificate("first-aid", true, "2025-01-01", "2026-11-24"));
        breaksOnly(HardRule.CERTIFICATE, need, person(6).certificate("first-aid", true, "2026-11-26", null));
        assertThat(breaksOnly(HardRule.CERTIFICATE, need, person(7).certificate("driver", true, "2025-01-01", null))
                        .zh())
                .endsWith("first-aid");
    }

    @Test
    void aCertificateMustLastThroughANightButNotIntoADayThatOnlyBegins() {
        Instant tenAtNight = Instant.parse("2026-11-25T14:00:00Z");
        Folk.Person until25 = person(1).certificate("first-aid", true, "2025-01-01", "2026-11-25");
        Folk.Need toMidnight =
                need().wants(Set.of(), Set.of("first-aid")).window(tenAtNight, tenAtNight.plus(Duration.ofHours(2)));

        keepsAll(toMidnight, until25);
        breaksOnly(
                HardRule.CERTIFICATE,
                need().wants(Set.of(), Set.of("first-aid")).window(tenAtNight, tenAtNight.plus(Duration.ofHours(3))),
                until25);
    }

    @Test
    void aCertificateOfAGroupWhoseSkillsOneLacksIsOfNoUse() {
        Folk.Need need = need().wants(Set.of("nursing"), Set.of()).wants(Set.of("driving"), Set.of("licence"));

        keepsAll(need, person(1).skills("nursing"));
        breaksOnly(HardRule.CERTIFICATE, need, person(2).skills("driving"));
        breaksOnly(HardRule.SKILL, need, person(3).certificate("licence", true, "2020-01-01", null));
    }

    @Test
    void theWholeWindowMustBeFree() {
        Availability mornings = Availability.of(
                List.of(new Availability.Times(
                        Recurrence.of("FREQ=WEEKLY;BYDAY=WE"),
                        LocalDate.of(2026, 1, 1),
                        LocalTime.of(8, 0),
                        Duration.ofHours(3))),
                Set.of());

        keepsAll(need(), person(1).free(mornings));
        Broken broken = breaksOnly(
                HardRule.FREE_TIME,
                need().window(NINE, ELEVEN.plusSeconds(60)),
                person(1).free(mornings));
        assertThat(broken.zh()).contains("2026-11-25 09:00", "2026-11-25 11:01");
        assertThat(breaksOnly(HardRule.FREE_TIME, need(), person(2).free(Availability.NONE))
                        .en())
                .contains("has told no times");
    }

    @Test
    void theWayFromWhatComesBeforeIsPartOfTheWindow() {
        Instant seven = NINE.minus(Duration.ofHours(2));

        keepsAll(need(), person(1).busy(seven, NINE.minus(Duration.ofMinutes(5)), GRID));
        assertThat(breaksOnly(
                                HardRule.FREE_TIME,
                                need(),
                                person(2).busy(seven, NINE.minus(Duration.ofMinutes(4)), GRID))
                        .en())
                .isEqualTo("something else ends at 2026-11-25 08:56, 5 minutes away: too far");
        assertThat(breaksOnly(
                                HardRule.FREE_TIME,
                                need(),
                                person(3).busy(seven, NINE.minus(Duration.ofMinutes(29)), "tc.d.s.x.g"))
                        .zh())
                .contains("路程约 30 分钟");
        keepsAll(need(), person(4).busy(seven, NINE.minus(Duration.ofMinutes(30)), "tc.d.s.x.g"));
    }

    @Test
    void theWayToWhatComesAfterwardsIsPartOfTheWindowToo() {
        Instant one = NINE.plus(Duration.ofHours(4));

        keepsAll(need(), person(1).busy(ELEVEN.plus(Duration.ofMinutes(5)), one, GRID));
        assertThat(breaksOnly(HardRule.FREE_TIME, need(), person(2).busy(ELEVEN, one, GRID))
                        .en())
                .isEqualTo("something else begins at 2026-11-25 11:00, 5 minutes away: too far");
        assertThat(breaksOnly(HardRule.FREE_TIME, need(), person(3).busy(ELEVEN.minusSeconds(1), one, GRID))
                        .en())
                .startsWith("has agreed to something else then");
    }

    @Test
    void theCapCountsWhatBeginsInTheSameWeekOfTheCity() {
        Instant mondayMidnight = Instant.parse("2026-11-22T16:00:00Z");
        Duration hour = Duration.ofHours(1);
        Folk.Person lastWeek = person(1).cap(120).busy(mondayMidnight.minus(hour), mondayMidnight, GRID);
        Folk.Person thisWeek = person(2).cap(120).busy(mondayMidnight, mondayMidnight.plus(hour), GRID);

        keepsAll(need(), lastWeek);
        assertThat(breaksOnly(HardRule.WEEKLY_CAP, need(), thisWeek).en())
                .isEqualTo("60 minutes agreed that week and 120 more exceed the cap of 120");
        keepsAll(need(), person(3).cap(180).busy(mondayMidnight, mondayMidnight.plus(hour), GRID));
    }

    @Test
    void nobodyServesWhoeverTheyShallNotMeetOrLiveWith() {
        breaksOnly(HardRule.BLOCKED_PAIR, need(), person(1).blocks(Folk.RECEIVER));
        breaksOnly(HardRule.OWN_HOUSEHOLD, need().household("h1"), person(1).household("h1"));
        keepsAll(need().household("h1"), person(1).household("h2"));
        keepsAll(need().household("h1"), person(1));
    }

    @Test
    void theReachEndsAtACodeAndNotWithinOne() {
        keepsAll(need().reach("tc.d.s"), person(1).in("tc.d.s"));
        keepsAll(need().reach("tc.d.s"), person(1).in("tc.d.s.c2.g9"));
        breaksOnly(HardRule.AREA, need().reach("tc.d.s"), person(1).in("tc.d.s2.c.g"));
        breaksOnly(HardRule.AREA, need().reach("tc.d.s"), person(1).in("tc.d"));
    }
}
