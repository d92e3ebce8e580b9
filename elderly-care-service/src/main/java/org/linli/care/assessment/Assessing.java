package org.linli.care.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.assessment.Grading.Raising;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Writes down what an assessor found, and annuls what was wrong; the desk of the area. */
@ApplicationScoped
class Assessing {

    /**
     * What an assessor found.
     *
     * @param standard {@code gb-t-42195-2022}, whose level follows from the total, or {@code mz-t-039-2013}, whose level is told
     * @param total 0–90, by the newer standard
     * @param level 0–3, by the older standard
     * @param raisedFor {@code dementia}, {@code mental-illness}, {@code events} or {@code coma}, by the newer standard
     * @param assessor who found it, 1–100 characters
     * @param assessedOn not ahead, at most ten years ago
     * @param nextDue later; left out: 12 months later, or 6 when the severity changed
     */
    @Schema(name = "AssessmentTold")
    public record Body(
            @Nullable String standard,
            @Nullable Integer total,
            @Nullable Integer level,
            @Nullable String raisedFor,
            @Nullable String assessor,
            @Nullable LocalDate assessedOn,
            @Nullable LocalDate nextDue) {}

    private static final int YEARS_BACK = 10;

    private record Graded(
            Standard standard,
            @Nullable Integer total,
            int level,
            @Nullable Raising raising) {}

    private final Elders elders;
    private final Assessments assessments;
    private final ElderChronicle chronicle;
    private final Database database;

    Assessing(Elders elders, Assessments assessments, ElderChronicle chronicle, Database database) {
        this.elders = elders;
        this.assessments = assessments;
        this.chronicle = chronicle;
        this.database = database;
    }

    /** @throws Problem not-found, invalid-input; conflict for who is not cared for any more */
    @Transactional
    UUID tell(UUID elder, Body body, Actor actor) {
        ElderRef ref = elders.lock(elder)
                .filter(each -> actor.mayIn(ElderTable.DESK, each.areaPath()))
                .orElseThrow(Elders::unknown);
        Graded graded = graded(body);
        String assessor = Asked.words("assessor", body.assessor(), 100);
        LocalDate day = day(body.assessedOn());
        if (!ref.caredFor()) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此人不在册", "They are not cared for any more");
        }
        int severity = graded.standard().severity(graded.level());
        LocalDate due = due(body.nextDue(), day, elder, severity);
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        database.update(
                """
                INSERT INTO assessment (id, elder, standard, total, level, severity, raised_for, assessor, assessed_on, next_due,
                                        told_by, told_at)
                VALUES (?, ?, ?, ?::int, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                elder,
                graded.standard().wire(),
                graded.total(),
                graded.level(),
                severity,
                graded.raising() == null ? null : graded.raising().wire(),
                assessor,
                day,
                due,
                actor.subject(),
                now);
        chronicle.changed(elder, actor, ElderTable.DESK, "assess", null, now);
        return id;
    }

    /** @throws Problem not-found, invalid-input; not-allowed for who told it; conflict when it is annulled already */
    @Transactional
    void annul(UUID id, @Nullable String reason, Actor actor) {
        Map<String, String> told = database.first(
                        "SELECT elder::text, told_by FROM assessment WHERE id = ?",
                        row -> Map.of("elder", row.getString("elder"), "by", row.getString("told_by")),
                        id)
                .orElseThrow(Assessing::unknown);
        UUID elder = UUID.fromString(told.getOrDefault("elder", ""));
        elders.lock(elder)
                .filter(each -> actor.mayIn(ElderTable.DESK, each.areaPath()))
                .orElseThrow(Assessing::unknown);
        String why = Asked.words("reason", reason, Asked.LONGEST_REASON);
        if (actor.subject().equals(told.get("by"))) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("须由另一位受理员作废", "Another officer than who told it annuls it");
        }
        Instant now = chronicle.now();
        int changed = database.update("""
                UPDATE assessment SET annulled_by = ?, annulled_at = ?, annulled_why = ?
                 WHERE id = ? AND annulled_at IS NULL""", actor.subject(), now, why, id);
        if (changed == 0) {
            throw Problem.of(CommonProblem.CONFLICT).detail("已作废", "It is annulled already");
        }
        chronicle.changed(elder, actor, ElderTable.DESK, "annul-assessment", why, now);
    }

    static Problem unknown() {
        return Problem.notFound("assessment", "该次评估");
    }

    private static Graded graded(Body body) {
        Standard standard = Standard.of(Asked.given("standard", body.standard()))
                .orElseThrow(() -> Problem.invalid(
                        "standard",
                        "one-of",
                        "须为 gb-t-42195-2022 或 mz-t-039-2013",
                        "must be gb-t-42195-2022 or mz-t-039-2013"));
        if (standard == Standard.MZ_T_039_2013) {
            none("total", body.total());
            none("raisedFor", body.raisedFor());
            return new Graded(standard, null, within("level", body.level(), standard.worst()), null);
        }
        none("level", body.level());
        int total = within("total", body.total(), Grading.FULL);
        String told = body.raisedFor();
        Raising raising = told == null
                ? null
                : Raising.of(told)
                        .orElseThrow(() -> Problem.invalid(
                                "raisedFor",
                                "one-of",
                                "须为 dementia、mental-illness、events 或 coma",
                                "must be dementia, mental-illness, events or coma"));
        return new Graded(standard, total, Grading.level(total, raising), raising);
    }

    private LocalDate day(@Nullable LocalDate told) {
        LocalDate day = Asked.given("assessedOn", told);
        LocalDate today = chronicle.today();
        if (day.isAfter(today) || day.isBefore(today.minusYears(YEARS_BACK))) {
            throw Problem.invalid(
                    "assessedOn", "range", "不能在将来,也不能早于十年前", "must not lie ahead, nor more than ten years back");
        }
        return day;
    }

    private LocalDate due(@Nullable LocalDate told, LocalDate day, UUID elder, int severity) {
        if (told == null) {
            boolean changed = assessments
                    .severityBefore(elder, day)
                    .map(before -> before != severity)
                    .orElse(false);
            return day.plusMonths(changed ? 6 : 12);
        }
        if (!told.isAfter(day) || told.isAfter(day.plusYears(2))) {
            throw Problem.invalid(
                    "nextDue", "range", "须晚于评估日,且不超过两年", "must be later than the day, by two years at most");
        }
        return told;
    }

    private static int within(String field, @Nullable Integer told, int most) {
        int value = Asked.given(field, told);
        if (value < 0 || value > most) {
            throw Problem.invalid(field, "range", "须为 0 至 " + most, "must be 0 to " + most);
        }
        return value;
    }

    private static void none(String field, @Nullable Object told) {
        if (told != null) {
            throw Problem.invalid(field, "not-of-this-standard", "该标准没有此项", "is not told by this standard");
        }
    }
}
