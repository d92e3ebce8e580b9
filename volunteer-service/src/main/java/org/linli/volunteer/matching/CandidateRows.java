package org.linli.volunteer.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads all that matching knows of people for one need: one statement for what they do and did, whatever their number, and one
 * more for those whose facts changed. What somebody did before counts for half a year.
 */
public final class CandidateRows {

    static final Duration FAIR_DAYS = Duration.ofDays(30);
    static final Duration REMEMBERED = Duration.ofDays(182);
    private static final Duration A_DAY = Duration.ofDays(1);

    // OFFSET 0 keeps the few needs of the week first and their claims after them, by index; else all claims are gone
    // through.
    // Whoever has checked out is free from then on, whatever is left of the window.
    // A claim is an answer once it came to something: somebody came, or stayed away. Invitations are others.
    private static final String SELECT = """
            SELECT p.id, a.path, f.counter, busy.engagements, past.near, past.done, past.recently, past.asked,
                   past.stayed_away, past.last_asked, told.answers, told.noes, told.last_asked,
                   p.id IN (SELECT c.person_id FROM claim c WHERE c.need_id = ? AND c.state = 'ENTERED'),
                   p.id IN (SELECT b.person FROM blocked_pair b WHERE b.household = ?)
              FROM person p
              JOIN person_facts f ON f.person = p.id
              JOIN area a ON a.code = p.area
              LEFT JOIN (SELECT c.person_id,
                                string_agg(floor(extract(epoch FROM least(n.begins_at, c.checked_out_at)))::bigint || '|'
                                    || floor(extract(epoch FROM least(n.ends_at, c.checked_out_at)))::bigint || '|'
                                    || coalesce(c.minutes, n.minutes)
                                    || '|' || n.area_path, E'\\n' ORDER BY n.begins_at, n.id) AS engagements
                           FROM (SELECT * FROM need WHERE begins_at < ? AND ends_at > ? OFFSET 0) n
                          CROSS JOIN LATERAL (SELECT person_id, minutes, checked_out_at FROM claim
                                               WHERE need_id = n.id
                                                 AND state IN ('HELD', 'CONFIRMED', 'CHECKED_IN', 'CHECKED_OUT', 'ATTESTED',
                                                               'RECORDED', 'DISPUTED') OFFSET 0) c
                          GROUP BY c.person_id) busy ON busy.person_id = p.id
              LEFT JOIN (SELECT c.person_id, max(s.done * n.near) AS near, sum(c.minutes * s.done * n.lately) AS recently,
                                sum(s.done) AS done, count(*) AS asked, sum(s.stayed_away) AS stayed_away,
                                max(c.claimed_at) AS last_asked
                           FROM claim c
                           JOIN (SELECT id, CASE WHEN household = ? THEN 2 WHEN area_path = ? THEN 1 ELSE 0 END AS near,
                                        (begins_at >= ?)::int AS lately
                                   FROM need WHERE begins_at > ? OFFSET 0) n ON n.id = c.need_id
                           JOIN (VALUES ('CHECKED_IN', 0, 0), ('CHECKED_OUT', 0, 0), ('DISPUTED', 0, 0), ('ATTESTED', 1, 0),
                                        ('RECORDED', 1, 0), ('LAPSED', 0, 1), ('RELEASED', 0, 1), ('NO_SHOW', 0, 1))
                                AS s (state, done, stayed_away) ON s.state = c.state
                          WHERE c.telling
                          GROUP BY c.person_id) past ON past.person_id = p.id
              LEFT JOIN (SELECT person_id, count(*) FILTER (WHERE state NOT IN ('ASKED', 'CALLED_OFF')) AS answers,
                                count(*) FILTER (WHERE state IN ('REFUSED', 'UNANSWERED')) AS noes,
                                max(asked_at) AS last_asked
                           FROM invitation WHERE asked_at > ?
                          GROUP BY person_id) told ON told.person_id = p.id
            """;

    private static final int ID = 1;
    private static final int PATH = 2;
    private static final int COUNTER = 3;
    private static final int ENGAGEMENTS = 4;
    private static final int NEAR = 5;
    private static final int DONE = 6;
    private static final int RECENTLY = 7;
    private static final int ASKED = 8;
    private static final int STAYED_AWAY = 9;
    private static final int LAST_ASKED = 10;
    private static final int ANSWERS = 11;
    private static final int NOES = 12;
    private static final int LAST_INVITED = 13;
    private static final int PICKED = 14;
    private static final int BLOCKED = 15;

    private static final int SAME_RECEIVER = 2;
    private static final int SAME_AREA = 1;

    /** A row, which is a candidate but for the facts. */
    private record Doing(
            UUID person,
            String areaPath,
            long counter,
            List<Candidate.Engagement> engagements,
            Candidate.Past past,
            boolean picked,
            boolean blocked) {}

    private final NeedToMatch need;
    private final PeopleFacts facts;
    private final List<Object> arguments;
    private final Set<String> receiver;
    private final Set<String> area;
    private final Set<UUID> itself;

    /** @param now what somebody did lately counts back from here */
    public CandidateRows(NeedToMatch need, PeopleFacts facts, ZoneId zone, Instant now) {
        this.need = need;
        this.facts = facts;
        this.receiver = need.receiver() == null ? Set.of() : Set.of(need.receiver());
        this.area = Set.of(need.areaPath());
        this.itself = Set.of(need.id());
        LocalDate monday =
                need.from().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant weekEnds = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
        Instant until = weekEnds.isAfter(need.to()) ? weekEnds : need.to();
        String household = need.receiver() == null ? "" : need.receiver();
        this.arguments = List.of(
                need.id(),
                household,
                until.plus(A_DAY),
                monday.atStartOfDay(zone).toInstant().minus(A_DAY),
                household,
                need.areaPath(),
                now.minus(FAIR_DAYS),
                now.minus(REMEMBERED),
                now.minus(REMEMBERED));
    }

    /** Everybody active within the need's reach. */
    public List<Candidate> withinReach(RowSource source) {
        return candidates(source.list(statement(), this::read, statementArguments()), source);
    }

    /** The statement that is run each time. */
    public static String statement() {
        // The areas first: how many people that will be is guessed badly otherwise, and joins are chosen for a handful.
        return SELECT + """
                 WHERE p.state = 'active'
                   AND p.area = ANY((SELECT array_agg(code) FROM area WHERE starts_with(path || '.', ?))::text[])""";
    }

    /** Its arguments: texts, instants and ids, in order. */
    public Object[] statementArguments() {
        return with(need.reachPath() + ".");
    }

    /** One person, wherever they live and whether active or not. */
    Optional<Candidate> one(UUID person, RowSource source) {
        return candidates(source.list(SELECT + " WHERE p.id = ?", this::read, with(person)), source).stream()
                .findFirst();
    }

    private Object[] with(Object last) {
        Object[] all = Arrays.copyOf(arguments.toArray(), arguments.size() + 1);
        all[arguments.size()] = last;
        return all;
    }

    private List<Candidate> candidates(List<Doing> rows, RowSource source) {
        Map<UUID, Long> counters = HashMap.newHashMap(rows.size());
        rows.forEach(row -> counters.put(row.person(), row.counter()));
        Map<UUID, Facts> known = facts.of(counters, source);
        List<Candidate> all = new ArrayList<>(rows.size());
        for (Doing row : rows) {
            Facts theirs = known.get(row.person());
            if (theirs != null) {
                all.add(candidate(row, theirs));
            }
        }
        return all;
    }

    private Candidate candidate(Doing row, Facts theirs) {
        return new Candidate(
                row.person(),
                row.areaPath(),
                theirs.home(),
                theirs.household(),
                theirs.consents(),
                theirs.skills(),
                theirs.certificates(),
                theirs.availability(),
                theirs.weeklyCap(),
                row.engagements(),
                row.blocked() ? receiver : Set.of(),
                row.past(),
                theirs.dialects(),
                row.picked() ? itself : Set.of());
    }

    private Doing read(ResultSet row) throws SQLException {
        return new Doing(
                row.getObject(ID, UUID.class),
                row.getString(PATH),
                row.getLong(COUNTER),
                engagements(row.getString(ENGAGEMENTS)),
                past(row),
                row.getBoolean(PICKED),
                row.getBoolean(BLOCKED));
    }

    private Candidate.Past past(ResultSet row) throws SQLException {
        Instant lastAsked = latest(row.getTimestamp(LAST_ASKED), row.getTimestamp(LAST_INVITED));
        if (lastAsked == null) {
            return Candidate.Past.NONE;
        }
        int near = row.getInt(NEAR);
        int asked = row.getInt(ASKED) + row.getInt(ANSWERS);
        return new Candidate.Past(
                near == SAME_RECEIVER ? receiver : Set.of(),
                near == SAME_AREA ? area : Set.of(),
                row.getInt(DONE) > 0,
                row.getInt(RECENTLY),
                asked,
                asked - row.getInt(STAYED_AWAY) - row.getInt(NOES),
                lastAsked);
    }

    private static @Nullable Instant latest(@Nullable Timestamp claimed, @Nullable Timestamp invited) {
        if (claimed == null || invited == null) {
            Timestamp known = claimed == null ? invited : claimed;
            return known == null ? null : known.toInstant();
        }
        return (claimed.after(invited) ? claimed : invited).toInstant();
    }

    /** A claim says no more of a place than its need's area. */
    private static List<Candidate.Engagement> engagements(@Nullable String packed) {
        if (packed == null) {
            return List.of();
        }
        List<Candidate.Engagement> all = new ArrayList<>(2);
        for (PackedText text = new PackedText(packed); text.hasMore(); ) {
            all.add(new Candidate.Engagement(
                    Instant.ofEpochSecond(text.number()),
                    Instant.ofEpochSecond(text.number()),
                    Math.toIntExact(text.number()),
                    null,
                    text.field()));
        }
        return all;
    }
}
