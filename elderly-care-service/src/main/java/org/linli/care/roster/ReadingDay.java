package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;
import org.linli.plan.Carer;
import org.linli.plan.Exclusion;
import org.linli.plan.Funding;
import org.linli.plan.Problem;
import org.linli.plan.Quota;
import org.linli.plan.Visit;

/** Makes a problem for the engine of what the tables know of a day of an area. */
@ApplicationScoped
class ReadingDay {

    private final VisitsOfDay visits;
    private final CarersOfDay carers;
    private final PlanningWeights weights;
    private final Database database;
    private final Midnight midnight;

    ReadingDay(VisitsOfDay visits, CarersOfDay carers, PlanningWeights weights, Database database, Midnight midnight) {
        this.visits = visits;
        this.carers = carers;
        this.weights = weights;
        this.database = database;
        this.midnight = midnight;
    }

    /** When a day of the city begins. */
    @ApplicationScoped
    static class Midnight {

        private final CityTime.Settings city;
        private final Clock clock;

        Midnight(CityTime.Settings city, Clock clock) {
            this.city = city;
            this.clock = clock;
        }

        Instant of(LocalDate day) {
            return day.atStartOfDay(city.zone()).toInstant();
        }

        Instant now() {
            return clock.instant();
        }

        LocalDate today() {
            return clock.instant().atZone(city.zone()).toLocalDate();
        }
    }

    @Transactional
    DayProblem read(String areaPath, LocalDate day) {
        return readAsIfPresent(areaPath, day, null);
    }

    /** As it was before somebody fell ill. @param carer whose absences are not looked at; null: everybody's are */
    @Transactional
    DayProblem readAsIfPresent(String areaPath, LocalDate day, @Nullable UUID carer) {
        Instant begins = midnight.of(day);
        Places places = new Places();
        List<Carer> working = carers.of(areaPath, day, begins, places, carer);
        Set<String> able = new HashSet<>();
        working.forEach(each -> able.add(each.id()));
        List<Visit> wanted = visits.of(areaPath, day, begins, midnight.now(), places, able);
        Problem problem = new Problem(
                wanted, working, places.travel(), exclusions(wanted, able), quotas(wanted), weights.present());
        return new DayProblem(problem, begins);
    }

    private Set<Exclusion> exclusions(List<Visit> wanted, Set<String> able) {
        Set<String> people = new HashSet<>();
        wanted.forEach(visit -> people.add(visit.person()));
        return new LinkedHashSet<>(database
                .list(
                        "SELECT carer_id::text AS carer, elder_id::text AS elder FROM carer_exclusion WHERE elder_id::text = ANY (?) ORDER BY id",
                        row -> new Exclusion(row.getString("carer"), row.getString("elder")),
                        List.copyOf(people))
                .stream()
                .filter(each -> able.contains(each.carer()))
                .toList());
    }

    /** What is left of each contract, with what visits of this day have reserved already. */
    private List<Quota> quotas(List<Visit> wanted) {
        Map<Funding, List<String>> byFunding = new LinkedHashMap<>();
        for (Visit visit : wanted) {
            if (visit.funding() != null) {
                byFunding
                        .computeIfAbsent(visit.funding(), funding -> new ArrayList<>())
                        .add(visit.id());
            }
        }
        List<Quota> quotas = new ArrayList<>();
        byFunding.forEach((funding, ids) -> quotas.add(new Quota(funding, left(funding, ids))));
        return quotas;
    }

    private int left(Funding funding, List<String> ids) {
        UUID contract = UUID.fromString(funding.contract());
        int free = database.first(
                        "SELECT contracted - reserved - consumed AS free FROM package_line WHERE package_id = ? AND kind = ?",
                        row -> row.getInt("free"),
                        contract,
                        funding.kind())
                .orElse(0);
        int taken = database.first(
                        "SELECT count(*) AS taken FROM quota_entry WHERE state <> 'released' AND visit_id = ANY (?)",
                        row -> row.getInt("taken"),
                        ids)
                .orElse(0);
        return Math.max(0, free + taken);
    }
}
