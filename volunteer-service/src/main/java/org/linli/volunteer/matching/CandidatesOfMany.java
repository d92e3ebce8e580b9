package org.linli.volunteer.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that matching knows of people for many needs at once, by as many statements as for one: what somebody did and is
 * going to do is told apart by the need it is looked at for. The same facts as {@link CandidateRows}, so that the same person is
 * worth the same.
 */
final class CandidatesOfMany {

    private static final Duration A_DAY = Duration.ofDays(1);

    private static final String PEOPLE = """
            SELECT p.id, a.path, f.counter
              FROM person p
              JOIN person_facts f ON f.person = p.id
              JOIN area a ON a.code = p.area
             WHERE p.state = 'active'
               AND p.area = ANY((SELECT array_agg(code) FROM area
                                  WHERE EXISTS (SELECT 1 FROM unnest(?::text[]) AS reach (path)
                                                 WHERE starts_with(area.path || '.', reach.path)))::text[])""";

    private static final String BUSY = """
            SELECT c.person_id, floor(extract(epoch FROM least(n.begins_at, c.checked_out_at)))::bigint AS begins,
                   floor(extract(epoch FROM least(n.ends_at, c.checked_out_at)))::bigint AS ends,
                   coalesce(c.minutes, n.minutes) AS minutes, n.area_path
              FROM need n JOIN claim c ON c.need_id = n.id
             WHERE n.begins_at < ? AND n.ends_at > ?
               AND c.state IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'ATTESTED', 'RECORDED', 'DISPUTED')
             ORDER BY n.begins_at, n.id""";

    private static final String PAST = """
            SELECT c.person_id, n.household, n.area_path, n.begins_at >= ? AS lately, c.state IN ('ATTESTED', 'RECORDED') AS done,
                   c.state IN ('LAPSED', 'RELEASED', 'NO_SHOW') AS stayed_away, c.minutes, c.claimed_at
              FROM need n JOIN claim c ON c.need_id = n.id
             WHERE n.begins_at > ? AND c.telling
               AND c.state IN ('CHECKED_IN', 'CHECKED_OUT', 'DISPUTED', 'ATTESTED', 'RECORDED', 'LAPSED', 'RELEASED', 'NO_SHOW')""";

    private static final String TOLD = """
            SELECT person_id, count(*) FILTER (WHERE state NOT IN ('ASKED', 'CALLED_OFF')) AS answers,
                   count(*) FILTER (WHERE state IN ('REFUSED', 'UNANSWERED')) AS noes, max(asked_at) AS asked_at
              FROM invitation WHERE asked_at > ? GROUP BY person_id""";

    private static final String BLOCKED = "SELECT person, household FROM blocked_pair WHERE household = ANY(?)";

    private static final String PICKED =
            "SELECT person_id, need_id FROM claim WHERE state = 'ENTERED' AND need_id = ANY(?::uuid[])";

    /** What one person does and did, as it is found row by row. */
    private static final class Doing {
        private final String areaPath;
        private final long counter;
        private final List<Candidate.Engagement> engagements = new ArrayList<>(2);
        private final Set<String> receivers = new HashSet<>();
        private final Set<String> areas = new HashSet<>();
        private final Set<String> blocked = new HashSet<>();
        private final Set<UUID> picked = new HashSet<>();
        private boolean served;
        private int minutesLately;
        private int asked;
        private int noes;
        private @Nullable Instant lastAsked;

        private Doing(String areaPath, long counter) {
            this.areaPath = areaPath;
            this.counter = counter;
        }

        private void askedAt(Instant moment) {
            lastAsked = lastAsked == null || moment.isAfter(lastAsked) ? moment : lastAsked;
        }

        private Candidate.Past past() {
            return lastAsked == null
                    ? Candidate.Past.NONE
                    : new Candidate.Past(receivers, areas, served, minutesLately, asked, asked - noes, lastAsked);
        }
    }

    private final List<NeedToMatch> needs;
    private final PeopleFacts facts;
    private final ZoneId zone;
    private final Instant now;
    private final Map<UUID, Doing> found = new LinkedHashMap<>();

    /** @param needs at least one @param now what somebody did lately counts back from here */
    CandidatesOfMany(List<NeedToMatch> needs, PeopleFacts facts, ZoneId zone, Instant now) {
        this.needs = needs;
        this.facts = facts;
        this.zone = zone;
        this.now = now;
    }

    /** Everybody active within the reach of any of the needs; once. */
    List<Candidate> read(RowSource source) {
        source.list(PEOPLE, this::person, texts(need -> need.reachPath() + "."));
        source.list(
                BUSY,
                row -> known(row, this::engaged),
                lastWeekEnds().plus(A_DAY),
                firstWeekBegins().minus(A_DAY));
        Instant remembered = now.minus(CandidateRows.REMEMBERED);
        source.list(PAST, row -> known(row, this::did), now.minus(CandidateRows.FAIR_DAYS), remembered);
        source.list(TOLD, row -> known(row, this::answered), remembered);
        source.list(
                BLOCKED,
                row -> known(row, (doing, its) -> doing.blocked.add(its.getString(2))),
                texts(NeedToMatch::receiver));
        source.list(
                PICKED,
                row -> known(row, (doing, its) -> doing.picked.add(its.getObject(2, UUID.class))),
                texts(need -> need.id().toString()));
        return candidates(source);
    }

    private List<Candidate> candidates(RowSource source) {
        Map<UUID, Long> counters = HashMap.newHashMap(found.size());
        found.forEach((id, doing) -> counters.put(id, doing.counter));
        Map<UUID, Facts> known = facts.of(counters, source);
        List<Candidate> all = new ArrayList<>(found.size());
        found.forEach((id, doing) -> {
            Facts theirs = known.get(id);
            if (theirs != null) {
                all.add(new Candidate(
                        id,
                        doing.areaPath,
                        theirs.home(),
                        theirs.household(),
                        theirs.consents(),
                        theirs.skills(),
                        theirs.certificates(),
                        theirs.availability(),
                        theirs.weeklyCap(),
                        doing.engagements,
                        doing.blocked,
                        doing.past(),
                        theirs.dialects(),
                        doing.picked));
            }
        });
        return all;
    }

    private boolean person(ResultSet row) throws SQLException {
        return found.put(row.getObject(1, UUID.class), new Doing(row.getString(2), row.getLong(3))) == null;
    }

    /** Reads more of somebody. */
    @FunctionalInterface
    private interface More {
        void read(Doing doing, ResultSet row) throws SQLException;
    }

    /** Whoever lives elsewhere is none of these needs' business. */
    private boolean known(ResultSet row, More more) throws SQLException {
        Doing doing = found.get(row.getObject(1, UUID.class));
        if (doing != null) {
            more.read(doing, row);
        }
        return doing != null;
    }

    private void engaged(Doing doing, ResultSet row) throws SQLException {
        doing.engagements.add(new Candidate.Engagement(
                Instant.ofEpochSecond(row.getLong("begins")),
                Instant.ofEpochSecond(row.getLong("ends")),
                row.getInt("minutes"),
                null,
                row.getString("area_path")));
    }

    private void did(Doing doing, ResultSet row) throws SQLException {
        doing.askedAt(row.getTimestamp("claimed_at").toInstant());
        doing.asked++;
        doing.noes += row.getBoolean("stayed_away") ? 1 : 0;
        if (row.getBoolean("done")) {
            doing.served = true;
            doing.minutesLately += row.getBoolean("lately") ? row.getInt("minutes") : 0;
            doing.areas.add(row.getString("area_path"));
            String household = row.getString("household");
            if (household != null) {
                doing.receivers.add(household);
            }
        }
    }

    private void answered(Doing doing, ResultSet row) throws SQLException {
        doing.askedAt(row.getTimestamp("asked_at").toInstant());
        doing.asked += row.getInt("answers");
        doing.noes += row.getInt("noes");
    }

    private List<String> texts(Function<NeedToMatch, @Nullable String> of) {
        return needs.stream().map(of).filter(Objects::nonNull).distinct().toList();
    }

    private Instant firstWeekBegins() {
        Instant first =
                needs.stream().map(NeedToMatch::from).min(Instant::compareTo).orElseThrow();
        return monday(first).atStartOfDay(zone).toInstant();
    }

    private Instant lastWeekEnds() {
        Instant last =
                needs.stream().map(NeedToMatch::to).max(Instant::compareTo).orElseThrow();
        return monday(last).plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    private LocalDate monday(Instant moment) {
        return moment.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
