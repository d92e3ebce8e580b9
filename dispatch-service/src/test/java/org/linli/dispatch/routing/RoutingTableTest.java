package org.linli.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.citypack.Responsibility;
import org.linli.citypack.Rule;
import org.linli.citypack.TimeSpan;
import org.linli.citypack.Unit;
import org.linli.citypack.When;

class RoutingTableTest {

    private static final List<Unit> UNITS = List.of(
            unit("dept-urban", "department", null),
            unit("dept-roads", "department", null),
            unit("so-north", "street-office", "north"),
            unit("com-north-1", "community", "north-1"),
            unit("prop-a", "property", "north-1"),
            unit("prop-b", "property", "north-1-g1"),
            unit("prop-c", "property", "north-1-g1"));

    private static final List<Responsibility> LIST = List.of(
            row("r-street", "street", null, "dept-urban", "so-north"),
            row("r-trade-north", "street-trade", "north", "so-north"),
            row("r-trade", "street-trade", null, "dept-urban"),
            row("r-trade-north-1", "street-trade", "north-1", "com-north-1", "so-north"));

    @Test
    void theResponsibilityListAnswersWithItsDeepestCategoryAndThenItsDeepestArea() {
        RoutingTable table = table();

        assertThat(chosen(table, trade())).isEqualTo("r-trade-north-1");
        assertThat(chosen(table, at(List.of("city", "north", "north-2"), trade())))
                .isEqualTo("r-trade-north");
        assertThat(chosen(table, at(List.of("city", "south"), trade()))).isEqualTo("r-trade");
        assertThat(chosen(table, of(List.of("street", "street-sign"), trade()))).isEqualTo("r-street");
    }

    @Test
    void aDeeperCategoryWinsOverADeeperArea() {
        RoutingTable table = new RoutingTable(
                List.of(),
                List.of(row("here", "street", "north-1", "so-north"), row("deep", "street-trade", null, "dept-urban")),
                UNITS);

        assertThat(chosen(table, trade())).isEqualTo("deep");
    }

    @Test
    void aCaseNobodyAnswersForHasNoRoute() {
        assertThat(table().choose(of(List.of("water"), trade()))).isEmpty();
    }

    @Test
    void theRouteOfTheListNamesItsRowUnitsAndReason() {
        Route route = table().choose(trade()).orElseThrow();

        assertThat(route.leadUnit()).isEqualTo("com-north-1");
        assertThat(route.supportingUnits()).containsExactly("so-north");
        assertThat(route.automatic()).isTrue();
        assertThat(route.reason().zh()).contains("权责清单 r-trade-north-1");
        assertThat(route.reason().en()).contains("r-trade-north-1").contains("north-1");
    }

    @Test
    void theFirstRuleThatMatchesWinsOverTheList() {
        RoutingTable table = table(
                rule("never", when().areas("south"), "dept-roads"),
                rule("first", when().categories("street"), "dept-roads"),
                rule("second", when().categories("street-trade"), "dept-urban"));

        Route route = table.choose(trade()).orElseThrow();

        assertThat(route.ruleCode()).isEqualTo("first");
        assertThat(route.leadUnit()).isEqualTo("dept-roads");
        assertThat(route.reason().zh()).isEqualTo("理由 first");
        assertThat(route.reason().en()).isEqualTo("reason first");
    }

    @Test
    void allCriteriaOfARuleMustHold() {
        RoutingTable table = table(rule("both", when().categories("street").areas("south"), "dept-roads"));

        assertThat(chosen(table, trade())).isEqualTo("r-trade-north-1");
        assertThat(chosen(table, at(List.of("city", "south"), trade()))).isEqualTo("both");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "18:59, false",
        "19:00, true",
        "23:59, true",
        "00:00, true",
        "03:59, true",
        "04:00, false",
        "12:00, false"
    })
    void hoursMayPassMidnight(String time, boolean matches) {
        RoutingTable table = table(rule("night", when().hours(19 * 60, 4 * 60), "dept-roads"));

        assertThat(chosen(table, on("2026-03-03T" + time, true)).equals("night"))
                .isEqualTo(matches);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"08:59, false", "09:00, true", "16:59, true", "17:00, false"})
    void hoursWithinADayIncludeTheirBeginningOnly(String time, boolean matches) {
        RoutingTable table = table(rule("day", when().hours(9 * 60, 17 * 60), "dept-roads"));

        assertThat(chosen(table, on("2026-03-03T" + time, true)).equals("day")).isEqualTo(matches);
    }

    @Test
    void daysGoByWeekdayOrByTheCalendar() {
        RoutingTable weekend = table(rule("weekend", when().days("sat", "sun"), "dept-roads"));
        RoutingTable holidays = table(rule("holidays", when().days("holiday"), "dept-roads"));
        RoutingTable workdays = table(rule("workdays", when().days("workday"), "dept-roads"));

        Situation shiftedSaturday = on("2026-02-14T10:00", true);
        Situation holidayTuesday = on("2026-02-17T10:00", false);

        assertThat(chosen(weekend, shiftedSaturday)).isEqualTo("weekend");
        assertThat(chosen(holidays, shiftedSaturday)).isEqualTo("r-trade-north-1");
        assertThat(chosen(workdays, shiftedSaturday)).isEqualTo("workdays");
        assertThat(chosen(weekend, holidayTuesday)).isEqualTo("r-trade-north-1");
        assertThat(chosen(holidays, holidayTuesday)).isEqualTo("holidays");
    }

    @Test
    void streetsMatchByCodeOrAny() {
        RoutingTable one = table(rule("one", when().streets("st-1"), "dept-roads"));
        RoutingTable any = table(rule("any", when().streets("*"), "owner-of-street"));

        assertThat(chosen(one, onStreet("st-1", "dept-urban"))).isEqualTo("one");
        assertThat(chosen(one, onStreet("st-2", "dept-urban"))).isEqualTo("r-trade-north-1");
        assertThat(chosen(one, trade())).isEqualTo("r-trade-north-1");
        assertThat(any.choose(onStreet("st-2", "dept-urban")).map(Route::leadUnit))
                .hasValue("dept-urban");
        assertThat(chosen(any, trade())).isEqualTo("r-trade-north-1");
    }

    @Test
    void relativeReferencesFindTheUnitOfTheNearestArea() {
        Situation inGrid = at(List.of("city", "north", "north-1", "north-1-g1"), trade());

        assertThat(lead("street-office-of-area", inGrid)).hasValue("so-north");
        assertThat(lead("community-of-area", inGrid)).hasValue("com-north-1");
        assertThat(lead("property-of-area", inGrid)).hasValue("prop-b");
        assertThat(lead("property-of-area", trade())).hasValue("prop-a");
        assertThat(lead("responsible", inGrid)).hasValue("com-north-1");
    }

    @Test
    void aRuleWhoseLeadCannotBeResolvedDoesNotMatch() {
        RoutingTable table = table(
                rule("office", when().categories("street"), "street-office-of-area"),
                rule("then", when().categories("street"), "dept-roads"));

        assertThat(chosen(table, at(List.of("city"), trade()))).isEqualTo("then");
    }

    @Test
    void aRetiredUnitIsNotGivenAnything() {
        List<Unit> left =
                UNITS.stream().filter(u -> !u.code().equals("com-north-1")).toList();
        RoutingTable table = new RoutingTable(
                List.of(rule("gone", when().categories("street"), "community-of-area", "com-north-1")), LIST, left);

        assertThat(chosen(table, trade())).isEqualTo("r-trade-north");
    }

    @Test
    void supportingUnitsThatCannotBeResolvedOrLeadOrStandTwiceAreLeftOut() {
        RoutingTable table = table(rule(
                "many",
                when().categories("street"),
                "street-office-of-area",
                "owner-of-street",
                "so-north",
                "dept-roads",
                "community-of-area",
                "dept-roads"));

        assertThat(table.choose(trade()).orElseThrow().supportingUnits()).containsExactly("dept-roads", "com-north-1");
    }

    private static Optional<String> lead(String reference, Situation situation) {
        return table(rule("by-reference", when().categories("street"), reference))
                .choose(situation)
                .filter(r -> r.ruleCode().equals("by-reference"))
                .map(Route::leadUnit);
    }

    private static String chosen(RoutingTable table, Situation situation) {
        return table.choose(situation).map(Route::ruleCode).orElse("none");
    }

    private static RoutingTable table(Rule... rules) {
        return new RoutingTable(List.of(rules), LIST, UNITS);
    }

    private static Situation trade() {
        return new Situation(
                List.of("street", "street-trade"),
                List.of("city", "north", "north-1"),
                null,
                null,
                LocalDateTime.parse("2026-03-03T10:00"),
                true);
    }

    private static Situation at(List<String> areaPath, Situation s) {
        return new Situation(s.categoryPath(), areaPath, s.street(), s.streetOwner(), s.when(), s.workday());
    }

    private static Situation of(List<String> categoryPath, Situation s) {
        return new Situation(categoryPath, s.areaPath(), s.street(), s.streetOwner(), s.when(), s.workday());
    }

    private static Situation on(String when, boolean workday) {
        Situation s = trade();
        return new Situation(s.categoryPath(), s.areaPath(), null, null, LocalDateTime.parse(when), workday);
    }

    private static Situation onStreet(String street, String owner) {
        Situation s = trade();
        return new Situation(s.categoryPath(), s.areaPath(), street, owner, s.when(), true);
    }

    private static Unit unit(String code, String kind, String area) {
        return new Unit(code, null, kind, code, code, area);
    }

    private static Responsibility row(String code, String category, String area, String lead, String... supporting) {
        return new Responsibility(code, "事项", category, area, lead, List.of(supporting), true, "依据");
    }

    private static Rule rule(String code, Criteria when, String lead, String... supporting) {
        return new Rule(code, "理由 " + code, "reason " + code, when.done(), lead, List.of(supporting), true);
    }

    private static Criteria when() {
        return new Criteria(new When(List.of(), List.of(), List.of(), null, List.of()));
    }

    /** Criteria one by one. */
    private record Criteria(When done) {
        Criteria categories(String... codes) {
            return new Criteria(new When(List.of(codes), done.areas(), done.streets(), done.hours(), done.days()));
        }

        Criteria areas(String... codes) {
            return new Criteria(new When(done.categories(), List.of(codes), done.streets(), done.hours(), done.days()));
        }

        Criteria streets(String... codes) {
            return new Criteria(new When(done.categories(), done.areas(), List.of(codes), done.hours(), done.days()));
        }

        Criteria hours(int from, int to) {
            return new Criteria(
                    new When(done.categories(), done.areas(), done.streets(), new TimeSpan(from, to), done.days()));
        }

        Criteria days(String... days) {
            return new Criteria(new When(done.categories(), done.areas(), done.streets(), done.hours(), List.of(days)));
        }
    }
}
