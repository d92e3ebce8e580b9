package org.linli.volunteer.matching;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People and needs as tests want them: a neighbour who is always free, for a visit on a Wednesday morning. */
final class Folk {

    static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
    /** Wednesday, 25 November 2026, 09:00 to 11:00 in the city. */
    static final Instant NINE = Instant.parse("2026-11-25T01:00:00Z");

    static final Instant ELEVEN = NINE.plus(Duration.ofHours(2));
    static final String GRID = "tc.d.s.c.g";
    static final UUID NEED = UUID.fromString("00000000-0000-0000-0000-00000000aaaa");
    static final String RECEIVER = "receiver-1";

    static final Weights WEIGHTS = Weights.named(
            7,
            Map.of(
                    "walking-time", 3.0,
                    "scarce-skill", 2.0,
                    "familiarity", 2.0,
                    "fairness", 2.0,
                    "likelihood", 1.0,
                    "dialect", 1.0,
                    "pick-me", 1.0));

    private Folk() {}

    static Ranking ranking(Candidate... people) {
        return new Ranking(WEIGHTS, Scarcity.among(List.of(people)), CITY);
    }

    static UUID id(int number) {
        return new UUID(0, number);
    }

    static Availability always() {
        return Availability.of(
                List.of(new Availability.Times(
                        Recurrence.of("FREQ=DAILY"),
                        LocalDate.of(2026, 1, 1),
                        LocalTime.MIDNIGHT,
                        Duration.ofHours(24))),
                Set.of());
    }

    static Person person(int number) {
        return new Person(id(number));
    }

    static Need need() {
        return new Need();
    }

    /** A candidate in the making. */
    static final class Person {
        private final UUID id;
        private String area = GRID;
        private @Nullable Point home;
        private @Nullable String household;
        private boolean consents = true;
        private final Set<String> skills = new HashSet<>();
        private final List<Candidate.Certificate> certificates = new ArrayList<>();
        private Availability availability = always();
        private @Nullable Integer cap;
        private final List<Candidate.Engagement> engagements = new ArrayList<>();
        private final Set<String> blocked = new HashSet<>();
        private Candidate.Past past = Candidate.Past.NONE;
        private final Set<String> dialects = new HashSet<>();
        private final Set<UUID> picked = new HashSet<>();

        private Person(UUID id) {
            this.id = id;
        }

        Person in(String path) {
            area = path;
            return this;
        }

        Person at(double longitude, double latitude) {
            home = new Point(longitude, latitude);
            return this;
        }

        Person household(String key) {
            household = key;
            return this;
        }

        Person withoutConsent() {
            consents = false;
            return this;
        }

        Person skills(String... codes) {
            skills.addAll(List.of(codes));
            return this;
        }

        Person certificate(String kind, boolean verified, String from, @Nullable String until) {
            certificates.add(new Candidate.Certificate(
                    kind, verified, LocalDate.parse(from), until == null ? null : LocalDate.parse(until)));
            return this;
        }

        Person free(Availability when) {
            availability = when;
            return this;
        }

        Person cap(int minutes) {
            cap = minutes;
            return this;
        }

        Person busy(Instant from, Instant to, String path) {
            engagements.add(new Candidate.Engagement(
                    from, to, (int) Duration.between(from, to).toMinutes(), null, path));
            return this;
        }

        Person blocks(String receiver) {
            blocked.add(receiver);
            return this;
        }

        Person past(Candidate.Past what) {
            past = what;
            return this;
        }

        Person speaks(String dialect) {
            dialects.add(dialect);
            return this;
        }

        Person picks(UUID need) {
            picked.add(need);
            return this;
        }

        Candidate made() {
            return new Candidate(
                    id,
                    area,
                    home,
                    household,
                    consents,
                    skills,
                    certificates,
                    availability,
                    cap,
                    engagements,
                    blocked,
                    past,
                    dialects,
                    picked);
        }
    }

    /** A need in the making. */
    static final class Need {
        private UUID id = NEED;
        private @Nullable Point place;
        private String reach = "tc.d.s";
        private Instant from = NINE;
        private Instant to = ELEVEN;
        private int places = 1;
        private final List<Wanted> wanted = new ArrayList<>();
        private @Nullable String household;
        private final Set<String> dialects = new HashSet<>();

        Need id(int number) {
            id = Folk.id(number);
            return this;
        }

        Need at(double longitude, double latitude) {
            place = new Point(longitude, latitude);
            return this;
        }

        Need reach(String path) {
            reach = path;
            return this;
        }

        Need window(Instant begin, Instant end) {
            from = begin;
            to = end;
            return this;
        }

        Need places(int number) {
            places = number;
            return this;
        }

        Need wants(Set<String> skills, Set<String> certificates) {
            wanted.add(new Wanted(skills, certificates));
            return this;
        }

        Need household(String key) {
            household = key;
            return this;
        }

        Need speaks(String dialect) {
            dialects.add(dialect);
            return this;
        }

        NeedToMatch made() {
            return new NeedToMatch(
                    id,
                    GRID,
                    place,
                    reach,
                    from,
                    to,
                    (int) Duration.between(from, to).toMinutes(),
                    places,
                    wanted,
                    RECEIVER,
                    household,
                    dialects);
        }
    }
}
