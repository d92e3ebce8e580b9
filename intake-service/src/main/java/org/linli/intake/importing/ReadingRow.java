package org.linli.intake.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Area;
import org.linli.intake.area.AreaMap;
import org.linli.intake.area.Areas;
import org.linli.intake.category.Catalogue;
import org.linli.intake.category.Category;
import org.linli.intake.report.ReportEvents.History;
import org.linli.intake.report.Words;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.CityTime;
import org.linli.kit.time.TimeOrderedId;

/** Turns a row of an import into a past report, or says what is wrong with it. */
@ApplicationScoped
class ReadingRow {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_ANSWER = 20_000;

    private final Areas areas;
    private final Catalogue catalogue;
    private final Clock clock;
    private final ZoneId zone;

    ReadingRow(Areas areas, Catalogue catalogue, Clock clock, CityTime.Settings settings) {
        this.areas = areas;
        this.catalogue = catalogue;
        this.clock = clock;
        this.zone = settings.zone();
    }

    /** @throws Problem naming the first field and rule that is broken */
    PastReport read(ImportBody.@Nullable Row row) {
        if (row == null) {
            throw Problem.invalid("row", "required", "不能为空", "must not be empty");
        }
        Instant now = clock.instant();
        String externalId = Words.required("externalId", row.externalId(), LONGEST_ID);
        String text = text(row.text());
        String heading = blankAsNone(row.subject());
        Words.optional("subject", heading, LONGEST_LINE);
        String address = blankAsNone(row.address());
        Words.optional("address", address, LONGEST_LINE);
        Instant submitted = time("submittedAt", row.submittedAt());
        if (submitted == null) {
            throw Problem.invalid("submittedAt", "required", "必须给出", "must be given");
        }
        notInFuture("submittedAt", submitted, now);
        String answer = blankAsNone(row.answer());
        Words.optional("answer", answer, LONGEST_ANSWER);
        Instant answered = time("answeredAt", row.answeredAt());
        inOrder("submittedAt", submitted, "answeredAt", answered, now);
        History history = row.decisions() == null
                ? new History(null, null, null, null, null, answer == null ? null : answered, answer)
                : history(row.decisions(), answer, submitted, now);
        Category category = row.category() == null ? null : catalogue.current().leaf("category", row.category());
        Area area = area(row, heading, text);
        return new PastReport(
                TimeOrderedId.at(now),
                externalId,
                text,
                heading,
                submitted,
                address,
                area.code(),
                category == null ? null : category.code(),
                category == null ? List.of() : category.taxonomies(),
                answered,
                history);
    }

    /** Words stay as they are; only what would be too long loses the blanks around it first. */
    private static String text(@Nullable String given) {
        if (given != null && Words.length(given) > Words.LONGEST_TEXT) {
            return Words.required("text", given.strip(), Words.LONGEST_TEXT);
        }
        return Words.required("text", given, Words.LONGEST_TEXT);
    }

    private Area area(ImportBody.Row row, @Nullable String heading, String text) {
        AreaMap map = areas.current();
        if (row.area() != null) {
            return map.find(row.area()).orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "no such area"));
        }
        String address = row.address() == null ? "" : row.address();
        return map.namedIn(address, heading == null ? "" : heading, text).orElseGet(map::city);
    }

    private History history(ImportBody.Decisions given, @Nullable String answer, Instant submitted, Instant now) {
        Instant filed = time("decisions.filedAt", given.filedAt());
        Instant declined = time("decisions.declinedAt", given.declinedAt());
        Instant dispatched = time("decisions.dispatchedAt", given.dispatchedAt());
        Instant reportedBack = time("decisions.reportedBackAt", given.reportedBackAt());
        Instant checked = time("decisions.checkedAt", given.checkedAt());
        Instant closed = time("decisions.closedAt", given.closedAt());
        boolean wentOn =
                filed != null || dispatched != null || reportedBack != null || checked != null || closed != null;
        if (declined != null && wentOn) {
            throw Problem.invalid(
                    "decisions.declinedAt", "excludes-others", "不予立案后不应再有其他环节", "nothing follows a declined report");
        }
        inOrder("submittedAt", submitted, "decisions.declinedAt", declined, now);
        Instant last = submitted;
        String lastName = "submittedAt";
        String[] names = {"filedAt", "dispatchedAt", "reportedBackAt", "checkedAt", "closedAt"};
        @Nullable Instant[] times = {filed, dispatched, reportedBack, checked, closed};
        for (int i = 0; i < times.length; i++) {
            inOrder(lastName, last, "decisions." + names[i], times[i], now);
            if (times[i] != null) {
                last = times[i];
                lastName = "decisions." + names[i];
            }
        }
        return new History(filed, declined, dispatched, reportedBack, checked, closed, answer);
    }

    private static void inOrder(String earlierName, Instant earlier, String name, @Nullable Instant time, Instant now) {
        if (time == null) {
            return;
        }
        notInFuture(name, time, now);
        if (time.isBefore(earlier)) {
            throw Problem.invalid(name, "order", "早于 " + earlierName, "lies before " + earlierName);
        }
    }

    private static void notInFuture(String name, Instant time, Instant now) {
        if (time.isAfter(now)) {
            throw Problem.invalid(name, "not-in-future", "不能晚于现在", "must not lie in the future");
        }
    }

    private @Nullable Instant time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            return local(field, text);
        }
    }

    private Instant local(String field, String text) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException notATime) {
            throw Problem.invalid(
                    field,
                    "time",
                    "须为时间,如 2019-04-25T09:32:09+08:00",
                    "must be a time, such as 2019-04-25T09:32:09+08:00");
        }
    }

    private static @Nullable String blankAsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
