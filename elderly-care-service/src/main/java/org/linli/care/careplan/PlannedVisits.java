package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.elder.ElderRef;
import org.linli.care.quota.Packages;
import org.linli.care.visit.Draft;
import org.linli.kit.sql.Database;

/** The visits of a series: as the plan wants them, and as they stand. */
@ApplicationScoped
class PlannedVisits {

    /** Visits whose service was agreed on with somebody, and is not over. */
    private static final Set<String> AGREED = Set.of("published", "on-the-way", "arrived");

    /** A visit that stays although the plan would not give it like that. */
    @Schema(name = "KeptVisit")
    public record Kept(String visit, LocalDate day, String state) {}

    /** A visit as it stands. */
    record Standing(Draft terms, String state) {

        boolean isDraft() {
            return state.equals("draft");
        }
    }

    private final Database database;
    private final Packages packages;
    private final CityDay city;

    PlannedVisits(Database database, Packages packages, CityDay city) {
        this.database = database;
        this.packages = packages;
        this.city = city;
    }

    static String visitId(UUID series, LocalDate ruleDay) {
        return series + "." + ruleDay.toString().replace("-", "");
    }

    /** What is to come, by the visit's id; nothing of an item that is paused. */
    @Transactional
    Map<String, Draft> wanted(Plans.Plan plan, List<Occurrence> occurrences, ElderRef elder) {
        Map<String, Draft> wanted = new TreeMap<>();
        Map<UUID, Optional<Packages.PackageRef>> contracts = new TreeMap<>();
        for (Occurrence each : occurrences) {
            CareItem item = plan.item(each.item());
            LocalDate day = each.day();
            if (day == null || item.state() == ItemState.PAUSED) {
                continue;
            }
            UUID packageId = item.terms().packageId();
            Optional<Packages.PackageRef> contract = packageId == null
                    ? Optional.empty()
                    : contracts.computeIfAbsent(packageId, packages::find).filter(found -> found.countsOn(day));
            wanted.put(visitId(plan.series(), each.ruleDay()), draft(item, each, day, contract.orElse(null), elder));
        }
        return wanted;
    }

    private Draft draft(
            CareItem item,
            Occurrence occurrence,
            LocalDate day,
            Packages.@Nullable PackageRef contract,
            ElderRef elder) {
        Terms terms = item.terms();
        Window window = occurrence.window() == null ? terms.window() : occurrence.window();
        Window preferred = terms.preferredWindow();
        if (preferred != null && !window.holds(preferred)) {
            preferred = null;
        }
        return new Draft(
                visitId(item.series(), occurrence.ruleDay()),
                item.elder(),
                item.id(),
                item.series(),
                occurrence.ruleDay(),
                day,
                terms.kind(),
                city.at(day, window.from()),
                city.at(day, window.to()),
                terms.minutes(),
                terms.skills(),
                terms.carers(),
                terms.coupling(),
                terms.preferredCarer(),
                preferred == null ? null : city.at(day, preferred.from()),
                preferred == null ? null : city.at(day, preferred.to()),
                contract == null ? null : contract.id(),
                contract == null ? elder.providerUnit() : contract.unit());
    }

    /** Visits of the series from a day on, and those that may be carried there, by their ids. */
    @Transactional
    Map<String, Standing> standing(UUID series, LocalDate from) {
        Map<String, Standing> standing = new TreeMap<>();
        database.list(
                "SELECT * FROM visit WHERE series = ? AND (day >= ? OR rule_day >= ?) ORDER BY id",
                row -> standing.put(row.getString("id"), new Standing(terms(row), row.getString("state"))),
                series,
                from,
                from.minusDays(Excepting.FARTHEST));
        return standing;
    }

    /** The last day to look at: of the window, or of a visit that stands beyond it. */
    LocalDate last(Collection<Standing> standing, LocalDate end) {
        return standing.stream()
                .map(visit -> visit.terms().day())
                .filter(day -> day.isAfter(end))
                .max(Comparator.naturalOrder())
                .orElse(end);
    }

    /** Those that are agreed on and that are not what the plan wants, by day. */
    List<Kept> kept(Collection<Standing> standing, LocalDate today, Map<String, Draft> wanted) {
        return standing.stream()
                .filter(visit -> AGREED.contains(visit.state()))
                .filter(visit -> !visit.terms().day().isBefore(today))
                .filter(visit ->
                        !asAgreed(visit.terms(), wanted.get(visit.terms().visitId())))
                .map(visit -> new Kept(visit.terms().visitId(), visit.terms().day(), visit.state()))
                .sorted(Comparator.comparing(Kept::day).thenComparing(Kept::visit))
                .toList();
    }

    /** What a person was told of: when somebody comes, for what and for how long. */
    private static boolean asAgreed(Draft agreed, @Nullable Draft wanted) {
        return wanted != null
                && agreed.beginsAt().equals(wanted.beginsAt())
                && agreed.endsAt().equals(wanted.endsAt())
                && agreed.kind().equals(wanted.kind())
                && agreed.minutes() == wanted.minutes()
                && agreed.carers() == wanted.carers();
    }

    private static Draft terms(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("id"),
                Objects.requireNonNull(row.getObject("elder_id", UUID.class)),
                row.getObject("item_id", UUID.class),
                row.getObject("series", UUID.class),
                row.getObject("rule_day", LocalDate.class),
                Objects.requireNonNull(row.getObject("day", LocalDate.class)),
                row.getString("kind"),
                Objects.requireNonNull(Database.instant(row, "begins_at")),
                Objects.requireNonNull(Database.instant(row, "ends_at")),
                row.getInt("minutes"),
                List.of((String[]) row.getArray("skills").getArray()),
                row.getInt("carers"),
                CareItems.coupling(row),
                row.getObject("preferred_carer", UUID.class),
                Database.instant(row, "preferred_from"),
                Database.instant(row, "preferred_to"),
                row.getObject("package_id", UUID.class),
                row.getString("unit_code"));
    }
}
