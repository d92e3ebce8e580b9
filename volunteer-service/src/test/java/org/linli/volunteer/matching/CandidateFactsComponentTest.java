package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was told of people counts in the next ranking. */
@QuarkusTest
class CandidateFactsComponentTest extends CandidateScene {

    @Test
    void withdrawingConsentTakesEffectAtOnce() {
        UUID person = person(town.grid);
        UUID need = need();
        assertThat(candidates(need).getList("items")).hasSize(1);

        consent(person, false);

        JsonPath ranked = candidates(need);
        assertThat(ranked.getList("items")).isEmpty();
        assertThat(ranked.getString("broken[0].rule")).isEqualTo("consent");
        assertThat(ranked.getInt("broken[0].people")).isEqualTo(1);
        consent(person, true);
        assertThat(candidates(need).getList("items")).hasSize(1);
    }

    @Test
    void whateverIsToldOfAPersonIsSeenByTheNextRanking() {
        UUID person = person(town.grid);
        UUID need = need("[[\"sign\"]]", "[\"first-aid\"]", "h-" + town.grid, NINE);
        String day = NINE.atZone(CITY).toLocalDate().toString();
        assertThat(rules(need, person)).containsExactly("certificate", "skill");

        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'sign')", person);
        assertThat(rules(need, person)).containsExactly("certificate");
        certificate(person, "verified", LocalDate.of(2030, 1, 1));
        assertThat(rules(need, person)).isEmpty();
        database.update("INSERT INTO availability_exception (person, day) VALUES (?, ?::date)", person, day);
        assertThat(rules(need, person)).containsExactly("free-time");
        database.update("DELETE FROM availability_exception WHERE person = ?", person);
        assertThat(rules(need, person)).isEmpty();
        database.update("UPDATE availability SET starts = TIME '09:30' WHERE person = ?", person);
        assertThat(rules(need, person)).containsExactly("free-time");
        database.update("UPDATE availability SET starts = TIME '08:30' WHERE person = ?", person);
        database.update("UPDATE person SET household = ? WHERE id = ?", "h-" + town.grid, person);
        assertThat(rules(need, person)).containsExactly("own-household");
        database.update("UPDATE person SET state = 'paused', household = NULL WHERE id = ?", person);
        assertThat(rules(need, person)).containsExactly("consent");
        assertThat(candidates(need).getInt("looked")).isZero();
    }

    @Test
    void skillsCertificatesAndTimesAreReadAsTold() {
        UUID able = person(town.grid);
        database.update("INSERT INTO person_skill (person, skill) VALUES (?, 'sign'), (?, 'cooking')", able, able);
        certificate(able, "verified", LocalDate.of(2030, 1, 1));
        UUID claimedOnly = person(town.grid);
        database.update(
                "INSERT INTO person_skill (person, skill) VALUES (?, 'sign'), (?, 'cooking')",
                claimedOnly,
                claimedOnly);
        certificate(claimedOnly, "claimed", LocalDate.of(2030, 1, 1));
        UUID away = person(town.grid);
        database.update(
                "INSERT INTO availability_exception (person, day) VALUES (?, ?::date)",
                away,
                NINE.atZone(CITY).toLocalDate().toString());
        UUID need = need("[[\"sign\",\"cooking\"],[\"nursing\"]]", "[\"first-aid\"]", null, NINE);

        assertThat(candidates(need).getList("items.person")).isEqualTo(texts(able));
        assertThat(standing(need, claimedOnly).getList("broken.rule")).containsExactly("certificate");
        assertThat(standing(need, away).getList("broken.rule")).containsExactly("certificate", "skill", "free-time");
        assertThat(standing(need, able).getBoolean("fits")).isTrue();
        assertThat(standing(need, able).getDouble("score")).isBetween(0.0, 1.0);
    }

    @Test
    void whatSomebodyAgreedToCountsForTimeAndWeek() {
        UUID busy = person(town.grid);
        claim(need("[]", "[]", null, NINE.minus(Duration.ofMinutes(60))), busy, "CONFIRMED", Instant.now());
        UUID full = person(town.grid);
        database.update("UPDATE person SET weekly_cap_minutes = 200 WHERE id = ?", full);
        claim(need("[]", "[]", null, NINE.plus(Duration.ofDays(2))), full, "HELD", Instant.now());
        UUID released = person(town.grid);
        claim(need("[]", "[]", null, NINE), released, "RELEASED", Instant.now());
        UUID need = need();

        assertThat(candidates(need).getList("items.person")).isEqualTo(texts(released));
        assertThat(standing(need, busy).getList("broken.rule")).containsExactly("free-time");
        assertThat(standing(need, full).getString("broken[0].fact"))
                .isEqualTo("120 minutes agreed that week and 120 more exceed the cap of 200");
    }

    @Test
    void whoServedThereBeforeIsFamiliarAndWhoEnteredTheDrawIsPicked() {
        UUID served = person(town.grid);
        claim(need("[]", "[]", "h-" + town.grid, NINE.minus(Duration.ofDays(20))), served, "RECORDED", Instant.now());
        UUID entered = person(town.grid);
        UUID need = need("[]", "[]", "h-" + town.grid, NINE);
        claim(need, entered, "ENTERED", Instant.now());

        assertThat(value(need, served, "familiarity")).isEqualTo(1);
        assertThat(value(need, served, "fairness")).isLessThan(0.8);
        assertThat(value(need, served, "likelihood")).isGreaterThan(0.5);
        assertThat(value(need, entered, "familiarity")).isZero();
        assertThat(value(need, entered, "fairness")).isEqualTo(1);
        assertThat(value(need, entered, "pick-me")).isEqualTo(1);
    }
}
