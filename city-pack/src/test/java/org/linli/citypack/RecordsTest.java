package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private final CityPack city = Packs.tiny().read().pack();

    @Test
    void thePackSaysWhatItIs() {
        assertThat(city.info())
                .isEqualTo(new Info("t", "小城", "Tiny", ZoneId.of("Asia/Shanghai"), List.of("zh", "en"), 25));
    }

    @Test
    void pathsRunFromTheTopDown() {
        assertThat(city.areas().getLast())
                .isEqualTo(new Area("t-g2", "t-c", "t.t-d.t-s.t-c.t-g2", "grid", "二格", "Two"));
        assertThat(city.categories().getLast())
                .isEqualTo(new Category("leaf", "mid", "top.mid.leaf", 3, "三级", "Leaf", List.of("dumping", "holes")));
    }

    @Test
    void questionsHaveTheirChoicesRangesAndNotices() {
        assertThat(city.attributes().getFirst())
                .isEqualTo(new Attribute(
                        "top",
                        "kind",
                        "choice",
                        true,
                        List.of(new Choice("a", "甲", "A"), new Choice("b", "乙", "B")),
                        null,
                        null,
                        "哪种？",
                        "Which?",
                        List.of("a"),
                        "先撤离",
                        "Leave first"));
        assertThat(city.attributes().get(1).min()).isEqualTo("0.5");
    }

    @Test
    void conditionsHaveTheirStages() {
        Condition condition = city.conditions().getFirst();

        assertThat(condition.urgency()).isEqualTo("routine");
        assertThat(condition.stages())
                .containsExactly(
                        new Stage("first", "一", "one", "filed", new Span(3, "urgent-hours")),
                        new Stage("then", "二", "two", "previous", new Span(5, "working-days")));
    }

    @Test
    void aRuleIsAutomaticUnlessItSaysOtherwise() {
        assertThat(city.routing())
                .containsExactly(new Rule(
                        "night",
                        "夜间",
                        "At night",
                        new When(
                                List.of("mid"),
                                List.of("t-s"),
                                List.of("*"),
                                new TimeSpan(19 * 60, 4 * 60),
                                List.of("sat", "holiday")),
                        "street-office-of-area",
                        List.of("cu"),
                        true));
    }

    @Test
    void hoursMayEndAtMidnight() {
        assertThat(city.hours().week().get(DayOfWeek.MONDAY))
                .containsExactly(new TimeSpan(540, 720), new TimeSpan(780, 1440));
        assertThat(city.hours().week().get(DayOfWeek.SUNDAY)).isEmpty();
        assertThat(city.hours().shiftedWorkday()).containsExactly(new TimeSpan(540, 1080));
    }

    @Test
    void calendarsAndClocksAreRead() {
        assertThat(city.calendars())
                .containsOnlyKeys(2026)
                .extractingByKey(2026)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(new CalendarDay(LocalDate.of(2026, 1, 1), "holiday", "元旦", "New Year"));
        assertThat(city.clocks().base()).hasSize(8);
        assertThat(city.clocks().overrides())
                .isEqualTo(Map.of("urgent", Map.of("filing", new Span(1, "urgent-hours"))));
    }

    @Test
    void volunteersHaveTheirListsAndRules() {
        assertThat(city.skills())
                .containsExactly(
                        new NamedCode("barber", "理发", "Haircuts"), new NamedCode("social-work", "社会工作", "Social work"));
        assertThat(city.certificateKinds()).containsExactly(new NamedCode("social-worker", "社会工作者证", "Social worker"));
        assertThat(city.needKinds())
                .containsExactly(
                        new NeedKind("haircut", "上门理发", "Haircut at home", 30, List.of("barber")),
                        new NeedKind("visit", "探访", "Visit", 60, List.of()));
        assertThat(city.earningRules())
                .containsExactly(
                        new EarningRule(2, null, 1, "minutes", 60, null, LocalDate.of(2026, 1, 1)),
                        new EarningRule(3, "haircut", 2, "community-points", 15, 730, LocalDate.of(2026, 1, 1)));
    }

    @Test
    void postingsHoldFromTheFirstDayToBeforeTheLast() {
        PostingRow posting = city.postings().get(1);

        assertThat(posting.holdsOn(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(posting.holdsOn(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(posting.holdsOn(LocalDate.of(2029, 12, 31))).isTrue();
        assertThat(posting.holdsOn(LocalDate.of(2030, 1, 1))).isFalse();
    }
}
