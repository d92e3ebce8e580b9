package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.registry.Areas;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Checks what is told of a contract. */
@ApplicationScoped
class ReadingPackage {

    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_DAYS = 3660;
    private static final int MOST_LINES = 50;
    private static final int MOST_VISITS = 1_000_000;

    record Line(String kind, int visits) {}

    record Terms(LocalDate from, LocalDate to, boolean noAnswerCounts, List<Line> lines) {}

    record Told(
            String number,
            String unit,
            String area,
            LocalDate from,
            LocalDate to,
            boolean noAnswerCounts,
            List<Line> lines) {}

    private final Areas areas;
    private final VisitKinds kinds;
    private final Database database;

    ReadingPackage(Areas areas, VisitKinds kinds, Database database) {
        this.areas = areas;
        this.kinds = kinds;
        this.database = database;
    }

    /** Where the contract counts: what a desk's posting is held against. @throws Problem invalid-input */
    @Transactional
    String areaPath(PackageBody body) {
        return areas.pathOf(Asked.code("area", body.area()), "area");
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Told read(PackageBody body) {
        AllAsked all = new AllAsked();
        String number = all.ask(() -> Asked.words("number", body.number(), LONGEST_NUMBER));
        String unit = all.ask(() -> unit(body.unit()));
        LocalDate from = all.ask(() -> Asked.given("from", body.from()));
        LocalDate to = all.ask(() -> to(from, body.to()));
        List<Line> lines = all.ask(() -> lines(body.lines()));
        all.refuse();
        return new Told(
                Asked.given("number", number),
                Asked.given("unit", unit),
                Asked.code("area", body.area()),
                Asked.given("from", from),
                Asked.given("to", to),
                Boolean.TRUE.equals(body.noAnswerCounts()),
                Asked.given("lines", lines));
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Terms terms(PackageBody.TermsBody body) {
        AllAsked all = new AllAsked();
        LocalDate from = all.ask(() -> Asked.given("from", body.from()));
        LocalDate to = all.ask(() -> to(from, body.to()));
        Boolean counts = all.ask(() -> Asked.given("noAnswerCounts", body.noAnswerCounts()));
        List<Line> lines = all.ask(() -> lines(body.lines()));
        all.refuse();
        return new Terms(
                Asked.given("from", from),
                Asked.given("to", to),
                Asked.given("noAnswerCounts", counts),
                Asked.given("lines", lines));
    }

    private String unit(@Nullable String told) {
        String code = Asked.code("unit", told);
        return database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> code, code)
                .orElseThrow(() -> Problem.invalid("unit", "known-unit", "没有此单位", "no such unit"));
    }

    private static LocalDate to(@Nullable LocalDate from, @Nullable LocalDate told) {
        LocalDate to = Asked.given("to", told);
        if (from != null && (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_DAYS)) {
            throw Problem.invalid(
                    "to",
                    "after-from",
                    "不得早于开始日,且不超过 3660 天",
                    "must not be before from, nor more than 3,660 days later");
        }
        return to;
    }

    private List<Line> lines(@Nullable List<PackageBody.@Nullable LineBody> told) {
        List<Line> lines = new ArrayList<>();
        Asked.atMost("lines", Asked.given("lines", told), MOST_LINES);
        for (PackageBody.LineBody each : told) {
            String at = "lines[" + lines.size() + "]";
            PackageBody.LineBody line = Asked.given(at, each);
            String kind = kinds.require(Asked.code(at + ".kind", line.kind()), at + ".kind")
                    .code();
            int visits = visits(at + ".visits", Asked.given(at + ".visits", line.visits()), 1);
            if (lines.stream().anyMatch(other -> other.kind().equals(kind))) {
                throw Problem.invalid(at + ".kind", "unique", "有重复", "is given twice");
            }
            lines.add(new Line(kind, visits));
        }
        if (lines.isEmpty()) {
            throw Problem.invalid("lines", "required", "至少一项", "must have at least one");
        }
        return lines;
    }

    static int visits(String field, int told, int least) {
        if (told < least || told > MOST_VISITS) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 1000000", "must be " + least + " to 1,000,000");
        }
        return told;
    }
}
