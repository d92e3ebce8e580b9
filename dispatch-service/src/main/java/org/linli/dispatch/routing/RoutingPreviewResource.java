package org.linli.dispatch.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CityPack;
import org.linli.dispatch.registry.Cities;
import org.linli.kit.pack.CityPacks;
import org.linli.kit.problem.Problem;

/** A change of rules, tried on past cases before it is applied. */
@Path("/v1/routing-preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city")
public class RoutingPreviewResource {

    private static final int MOST_CASES = 20_000;
    private static final int MOST_DAYS = 366;

    /**
     * @param cases how many were looked at
     * @param complete false when there were more than 20,000 and only the latest were looked at
     * @param unchanged how many would go to the same units in the same way
     */
    @Schema(name = "RoutingPreview")
    public record PreviewView(
            String pack,
            LocalDate from,
            LocalDate to,
            int cases,
            boolean complete,
            int unchanged,
            List<PreviewingRoutes.Change> changes) {}

    private final CityPacks packs;
    private final FiledCasesOfPeriod cases;
    private final PreviewingRoutes previewing;
    private final Cities cities;
    private final Clock clock;

    RoutingPreviewResource(
            CityPacks packs, FiledCasesOfPeriod cases, PreviewingRoutes previewing, Cities cities, Clock clock) {
        this.packs = packs;
        this.cases = cases;
        this.previewing = previewing;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * @param pack digest of a pack that was checked here, applied or not
     * @param from first day of filing, in the city's zone
     * @param to the day after the last; at most 366 days after {@code from}
     */
    @GET
    @RolesAllowed("administrator")
    @Operation(
            summary = "Which past cases a pack's rules and responsibility list would send elsewhere; nothing changes")
    public PreviewView preview(
            @QueryParam("pack") @Nullable String pack,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        LocalDate first = day("from", from);
        LocalDate end = day("to", to);
        if (!first.isBefore(end) || first.plusDays(MOST_DAYS).isBefore(end)) {
            throw Problem.invalid("to", "period", "须晚于 from,且不超过 366 天", "must be after from, by 366 days at most");
        }
        if (pack == null) {
            throw Problem.invalid("pack", "required", "须给出数据包的摘要", "the digest of a pack is needed");
        }
        CityPack proposed = CityPack.read(packs.shown(pack), clock).pack();
        List<FiledCase> found = cases.between(start(first), start(end), MOST_CASES + 1);
        List<FiledCase> looked = found.subList(0, Math.min(found.size(), MOST_CASES));
        List<PreviewingRoutes.Change> changes = previewing.changes(proposed, looked);
        int changed = changes.stream().mapToInt(PreviewingRoutes.Change::cases).sum();
        return new PreviewView(
                pack, first, end, looked.size(), found.size() <= MOST_CASES, looked.size() - changed, changes);
    }

    private Instant start(LocalDate day) {
        ZoneId zone = cities.now().zone();
        return day.atStartOfDay(zone).toInstant();
    }

    private static LocalDate day(String field, @Nullable String text) {
        if (text == null) {
            throw Problem.invalid(field, "required", "须给出日期", "a date is needed");
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            throw Problem.invalid(field, "date", "须为日期,如 2026-03-09", "must be a date such as 2026-03-09");
        }
    }
}
