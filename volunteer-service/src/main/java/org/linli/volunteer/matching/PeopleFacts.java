package org.linli.volunteer.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts of people, kept as long as the database's counter of the person says that they are the latest: packing them anew for ten
 * thousand people takes the database longer than all the rest. The counter is read in each ranking, so that a consent
 * withdrawn a moment ago counts.
 */
public final class PeopleFacts {

    // The latest consent is the one with the greatest id, and its last bit tells what it was: one pass instead of a
    // sort.
    private static final String SELECT = """
            SELECT p.id, f.counter, p.home_longitude::float8, p.home_latitude::float8, p.household, p.weekly_cap_minutes,
                   p.state = 'active' AND coalesce(agreed.latest % 2 = 1, false),
                   array_to_string(p.languages, E'\\n'), skills.packed, certificates.packed, free.packed, away.packed
              FROM person p
              JOIN person_facts f ON f.person = p.id
              LEFT JOIN (SELECT person, max(id * 2 + given::int) AS latest FROM consent
                          WHERE kind = 'matching' AND person = ANY(?::uuid[])
                          GROUP BY person) agreed ON agreed.person = p.id
              LEFT JOIN (SELECT person, string_agg(skill, E'\\n') AS packed FROM person_skill
                          WHERE person = ANY(?::uuid[])
                          GROUP BY person) skills ON skills.person = p.id
              LEFT JOIN (SELECT person, string_agg(kind || '|' || (state = 'verified')::int || '|'
                                || (valid_from - DATE '1970-01-01') || '|'
                                || coalesce((valid_to - DATE '1970-01-01')::text, ''), E'\\n') AS packed
                           FROM certificate WHERE state IN ('claimed', 'verified') AND person = ANY(?::uuid[])
                          GROUP BY person) certificates ON certificates.person = p.id
              LEFT JOIN (SELECT person, string_agg(rrule || '|' || (told_on - DATE '1970-01-01') || '|'
                                || extract(epoch FROM starts)::int || '|' || minutes, E'\\n') AS packed
                           FROM availability WHERE person = ANY(?::uuid[])
                          GROUP BY person) free ON free.person = p.id
              LEFT JOIN (SELECT person, string_agg((day - DATE '1970-01-01')::text, E'\\n') AS packed
                           FROM availability_exception WHERE person = ANY(?::uuid[])
                          GROUP BY person) away ON away.person = p.id
             WHERE p.id = ANY(?::uuid[])""";

    private static final int USES_OF_IDS = 6;
    /** About 1 KB each. */
    private static final int MOST_KEPT = 30_000;

    private static final int MOST_RULES = 10_000;

    private static final int ID = 1;
    private static final int COUNTER = 2;
    private static final int LONGITUDE = 3;
    private static final int LATITUDE = 4;
    private static final int HOUSEHOLD = 5;
    private static final int CAP = 6;
    private static final int CONSENTS = 7;
    private static final int LANGUAGES = 8;
    private static final int SKILLS = 9;
    private static final int CERTIFICATES = 10;
    private static final int FREE = 11;
    private static final int AWAY = 12;

    private record Found(UUID person, Facts facts) {}

    private final Map<UUID, Facts> kept = new ConcurrentHashMap<>();
    private final Map<String, Recurrence> rules = new ConcurrentHashMap<>();

    /**
     * The facts of people, read where they are not kept or not the latest.
     *
     * @param counters by person, as the database says now
     */
    Map<UUID, Facts> of(Map<UUID, Long> counters, RowSource source) {
        Map<UUID, Facts> all = HashMap.newHashMap(counters.size());
        List<String> unknown = new ArrayList<>();
        counters.forEach((person, counter) -> {
            Facts known = kept.get(person);
            if (known != null && known.counter() == counter) {
                all.put(person, known);
            } else {
                unknown.add(person.toString());
            }
        });
        if (!unknown.isEmpty()) {
            Object[] arguments = new Object[USES_OF_IDS];
            Arrays.fill(arguments, unknown);
            for (Found found : source.list(SELECT, this::read, arguments)) {
                all.put(found.person(), found.facts());
                keep(found);
            }
        }
        return all;
    }

    /** A city larger than what is kept is read anew each time for whoever found no room. */
    private void keep(Found found) {
        if (kept.size() < MOST_KEPT || kept.containsKey(found.person())) {
            kept.put(found.person(), found.facts());
        }
    }

    private Found read(ResultSet row) throws SQLException {
        double longitude = row.getDouble(LONGITUDE);
        Point home = row.wasNull() ? null : new Point(longitude, row.getDouble(LATITUDE));
        return new Found(
                row.getObject(ID, UUID.class),
                new Facts(
                        row.getLong(COUNTER),
                        home,
                        row.getString(HOUSEHOLD),
                        row.getBoolean(CONSENTS),
                        codes(row.getString(SKILLS)),
                        certificates(row.getString(CERTIFICATES)),
                        availability(row.getString(FREE), row.getString(AWAY)),
                        row.getInt(CAP),
                        codes(row.getString(LANGUAGES))));
    }

    private static Set<String> codes(@Nullable String packed) {
        Set<String> codes = new HashSet<>();
        for (PackedText text = new PackedText(packed); text.hasMore(); ) {
            codes.add(text.field());
        }
        return codes;
    }

    private static List<Candidate.Certificate> certificates(@Nullable String packed) {
        List<Candidate.Certificate> all = new ArrayList<>();
        for (PackedText text = new PackedText(packed); text.hasMore(); ) {
            String kind = text.field();
            boolean verified = text.number() == 1;
            LocalDate from = LocalDate.ofEpochDay(text.number());
            String until = text.field();
            all.add(new Candidate.Certificate(
                    kind, verified, from, until.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(until))));
        }
        return all;
    }

    private Availability availability(@Nullable String packed, @Nullable String away) {
        List<Availability.Times> times = new ArrayList<>();
        for (PackedText text = new PackedText(packed); text.hasMore(); ) {
            times.add(new Availability.Times(
                    rule(text.field()),
                    LocalDate.ofEpochDay(text.number()),
                    LocalTime.ofSecondOfDay(text.number()),
                    Duration.ofMinutes(text.number())));
        }
        Set<LocalDate> exceptions = new HashSet<>();
        for (PackedText text = new PackedText(away); text.hasMore(); ) {
            exceptions.add(LocalDate.ofEpochDay(text.number()));
        }
        return Availability.of(times, exceptions);
    }

    /** People tell the same few rules; each is read once. */
    private Recurrence rule(String text) {
        Recurrence known = rules.get(text);
        if (known == null) {
            known = Recurrence.of(text);
            if (rules.size() < MOST_RULES) {
                rules.put(text, known);
            }
        }
        return known;
    }
}
