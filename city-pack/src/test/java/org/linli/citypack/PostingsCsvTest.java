package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostingsCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "an unknown area",
                        "postings.csv",
                        "t-g1,,",
                        "t-x,,",
                        "postings.area-unknown@postings.csv:2",
                        "postings.grid-uncovered@postings.csv:0"),
                of(
                        "an unknown unit",
                        "postings.csv",
                        ",cu,",
                        ",cx,",
                        "postings.unit-unknown@postings.csv:6",
                        "units.handler-missing@units.csv:4"),
                of(
                        "a handler with an area",
                        "postings.csv",
                        "Handler,,cu",
                        "Handler,t-c,cu",
                        "postings.binding@postings.csv:6"),
                of(
                        "a grid worker with a unit",
                        "postings.csv",
                        "t-g1,,",
                        "t-g1,cu,",
                        "postings.binding@postings.csv:2"),
                of(
                        "a team member without area",
                        "postings.csv",
                        "unit-handler,承办,Handler,,cu",
                        "team-member,承办,Handler,,cu",
                        "postings.binding@postings.csv:6",
                        "units.handler-missing@units.csv:4"),
                of(
                        "an end before the beginning",
                        "postings.csv",
                        "2024-01-01,2030-01-01",
                        "2024-01-01,2024-01-01",
                        "postings.period@postings.csv:3",
                        "postings.grid-uncovered@postings.csv:0"),
                of("two names of one person", "postings.csv", "甲,,", "戊,,", "postings.name-differs@postings.csv:3"),
                of(
                        "a grid without worker today",
                        "postings.csv",
                        "2030-01-01",
                        "2026-11-22",
                        "postings.grid-uncovered@postings.csv:0"),
                of(
                        "a role that needs no posting",
                        "postings.csv",
                        "unit-handler,承办,Handler,,cu",
                        "resident,承办,Handler,,cu",
                        "postings.value-bad@postings.csv:6",
                        "units.handler-missing@units.csv:4"),
                of(
                        "a subject that is no UUID",
                        "postings.csv",
                        "-000000000004",
                        "-00000000000A",
                        "postings.value-bad@postings.csv:6"),
                of("a phone with letters", "postings.csv", "199 0000", "199 OOOO", "postings.value-bad@postings.csv:2"),
                of("an unknown realm role", "logins.csv", "resident", "mayor", "logins.role-unknown@logins.csv:2"),
                of(
                        "a login without its posting",
                        "logins.csv",
                        "resident",
                        "desk",
                        "logins.posting-missing@logins.csv:2"),
                of(
                        "a subject with two logins",
                        "logins.csv",
                        "worker,",
                        "w2,00000000-0000-0000-0000-000000000001,resident,甲,app\nworker,",
                        "logins.duplicate@logins.csv:3"));
    }
}
