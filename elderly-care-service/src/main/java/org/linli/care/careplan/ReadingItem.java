package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.carer.WallClock;
import org.linli.care.catalogue.VisitKind;
import org.linli.care.catalogue.VisitKinds;
import org.linli.care.elder.ElderRef;
import org.linli.care.quota.Packages;
import org.linli.care.visit.Coupling;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Checks what is told of an item. */
@ApplicationScoped
class ReadingItem {

    private static final int LONGEST_GAP = 366;
    private static final int MOST_SKILLS = 20;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 480;

    private final VisitKinds kinds;
    private final Carers carers;
    private final Packages packages;

    ReadingItem(VisitKinds kinds, Carers carers, Packages packages) {
        this.kinds = kinds;
        this.carers = carers;
        this.packages = packages;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Terms read(ItemBody body, ElderRef elder) {
        AllAsked all = new AllAsked();
        VisitKind kind = all.ask(() -> kinds.require(Asked.code("kind", body.kind()), "kind"));
        Recurrence recurrence =
                all.ask(() -> Recurrence.read("recurrence", Asked.given("recurrence", body.recurrence())));
        LocalDate first = all.ask(() -> day("firstDay", Asked.given("firstDay", body.firstDay())));
        LocalDate last = all.ask(() -> last(first, body.lastDay()));
        Integer minutes = all.ask(() -> minutes(body.minutes(), kind));
        Coupling coupling = all.ask(() -> coupling(body.carers(), body.coupling()));
        Window window = all.ask(() -> window("window", body.window(), minutes, coupling));
        Window preferred = all.ask(() -> preferred(body.preferredWindow(), window, minutes, coupling));
        List<String> skills = all.ask(() -> skills(body.skills(), kind));
        UUID carer = all.ask(() -> carer(body.preferredCarer(), elder));
        HolidayPolicy policy = all.ask(() -> policy(body.holidayPolicy()));
        Integer gap = all.ask(() ->
                within("minimumGapDays", body.minimumGapDays() == null ? 0 : body.minimumGapDays(), 0, LONGEST_GAP));
        UUID contract = all.ask(() -> contract(body.packageId(), kind, elder));
        all.refuse();
        return new Terms(
                Asked.given("kind", kind).code(),
                Asked.given("recurrence", recurrence),
                Asked.given("firstDay", first),
                last,
                Asked.given("minutes", minutes),
                Asked.given("window", window),
                preferred,
                Asked.given("skills", skills),
                coupling == null ? 1 : 2,
                coupling,
                carer,
                Asked.given("holidayPolicy", policy),
                Asked.given("minimumGapDays", gap),
                contract);
    }

    /** @param minutes null: not known, as it breaks a rule itself @throws Problem invalid-input */
    static Window window(
            String field, ItemBody.@Nullable WindowBody told, @Nullable Integer minutes, @Nullable Coupling coupling) {
        ItemBody.WindowBody given = Asked.given(field, told);
        int from = WallClock.minute(field + ".from", given.from());
        int to = WallClock.minute(field + ".to", given.to());
        int least = minutes == null ? SHORTEST : minutes;
        int apart = coupling == null || coupling.least() == null ? 0 : coupling.least();
        if (to - from < least + apart) {
            throw Problem.invalid(
                    field + ".to",
                    "service-fits",
                    "时段须容得下 " + (least + apart) + " 分钟的服务",
                    "the window must hold the " + (least + apart) + " minutes of service");
        }
        return new Window(from, to);
    }

    private static @Nullable Window preferred(
            ItemBody.@Nullable WindowBody told,
            @Nullable Window window,
            @Nullable Integer minutes,
            @Nullable Coupling coupling) {
        if (told == null) {
            return null;
        }
        Window preferred = window("preferredWindow", told, minutes, coupling);
        if (window != null && !window.holds(preferred)) {
            throw Problem.invalid("preferredWindow", "inside-window", "须在约定时段之内", "must lie inside the window");
        }
        return preferred;
    }

    /** Days far from any life are a slip of the pen, and would be counted one by one. @throws Problem invalid-input */
    static LocalDate day(String field, LocalDate told) {
        if (told.getYear() < 2000 || told.getYear() > 2199) {
            throw Problem.invalid(field, "range", "须在 2000 年至 2199 年之间", "must lie in the years 2000 to 2199");
        }
        return told;
    }

    private static @Nullable LocalDate last(@Nullable LocalDate first, @Nullable LocalDate told) {
        if (told == null) {
            return null;
        }
        if (first != null && told.isBefore(first)) {
            throw Problem.invalid("lastDay", "not-before-first", "不得早于开始日", "must not be before firstDay");
        }
        return day("lastDay", told);
    }

    private static int minutes(@Nullable Integer told, @Nullable VisitKind kind) {
        if (told == null) {
            return kind == null ? SHORTEST : kind.minutes();
        }
        return within("minutes", told, SHORTEST, LONGEST);
    }

    private static @Nullable Coupling coupling(@Nullable Integer carers, ItemBody.@Nullable CouplingBody told) {
        int many = within("carers", carers == null ? 1 : carers, 1, 2);
        if (many == 1) {
            if (told != null) {
                throw Problem.invalid("coupling", "of-two-carers", "仅用于两位护理员", "is for two carers only");
            }
            return null;
        }
        ItemBody.CouplingBody given = Asked.given("coupling", told);
        return switch (Asked.given("coupling.mode", given.mode())) {
            case "together" -> Coupling.TOGETHER;
            case "in-order" -> {
                int least = within(
                        "coupling.leastMinutes",
                        Asked.given("coupling.leastMinutes", given.leastMinutes()),
                        0,
                        LONGEST);
                int most = Asked.given("coupling.mostMinutes", given.mostMinutes());
                yield Coupling.inOrder(least, within("coupling.mostMinutes", most, least, LONGEST));
            }
            default ->
                throw Problem.invalid(
                        "coupling.mode", "one-of", "须为 together 或 in-order", "must be together or in-order");
        };
    }

    private static List<String> skills(@Nullable List<@Nullable String> told, @Nullable VisitKind kind) {
        if (told == null) {
            return kind == null ? List.of() : kind.skills();
        }
        return Asked.codes("skills", told, MOST_SKILLS);
    }

    private @Nullable UUID carer(@Nullable UUID told, ElderRef elder) {
        if (told == null) {
            return null;
        }
        return carers.find(told)
                .filter(each -> each.active() && each.serves(elder.areaPath()))
                .map(CarerRef::id)
                .orElseThrow(() ->
                        Problem.invalid("preferredCarer", "known-carer", "此区域没有此护理员", "no such carer serves here"));
    }

    private static HolidayPolicy policy(@Nullable String told) {
        return told == null
                ? HolidayPolicy.KEEP
                : HolidayPolicy.of(told)
                        .orElseThrow(() -> Problem.invalid(
                                "holidayPolicy",
                                "one-of",
                                "须为 keep、skip、next-workday 或 previous-workday",
                                "must be keep, skip, next-workday or previous-workday"));
    }

    private @Nullable UUID contract(@Nullable UUID told, @Nullable VisitKind kind, ElderRef elder) {
        if (told == null) {
            return null;
        }
        Packages.PackageRef contract = packages.find(told)
                .filter(each -> (elder.areaPath() + ".").startsWith(each.areaPath() + "."))
                .orElseThrow(() ->
                        Problem.invalid("packageId", "known-package", "此区域没有此服务包", "no such package counts here"));
        if (kind != null && !contract.kinds().contains(kind.code())) {
            throw Problem.invalid("packageId", "kind-contracted", "服务包不含此类服务", "the package has no line of this kind");
        }
        return told;
    }

    private static int within(String field, int told, int least, int most) {
        if (told < least || told > most) {
            throw Problem.invalid(field, "range", "须为 " + least + " 至 " + most, "must be " + least + " to " + most);
        }
        return told;
    }
}
