package org.linli.reporting.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.time.CityTime;
import org.linli.reporting.rebuild.ProjectionState;

/** Indicators over a period. */
@Path("/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "indicators")
public class IndicatorResource {

    /**
     * Indicators over a period.
     *
     * @param to the day after the last
     * @param asOf nothing after this moment counts
     * @param area code asked for; null means all the caller may see
     * @param unit code asked for
     * @param projection {@code live}, or {@code rebuilding} while figures are not complete
     */
    @Schema(name = "Indicators")
    public record IndicatorsView(
            LocalDate from,
            LocalDate to,
            ZoneId zone,
            Instant asOf,
            @Nullable String area,
            @Nullable String unit,
            boolean wholeCity,
            String projection,
            List<IndicatorView> indicators) {}

    private final Figures figures;
    private final Reaching reaching;
    private final ProjectionState projection;
    private final Actors actors;
    private final Clock clock;
    private final CityTime.Settings city;

    IndicatorResource(
            Figures figures,
            Reaching reaching,
            ProjectionState projection,
            Actors actors,
            Clock clock,
            CityTime.Settings city) {
        this.figures = figures;
        this.reaching = reaching;
        this.projection = projection;
        this.actors = actors;
        this.clock = clock;
        this.city = city;
    }

    @GET
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "grid-worker", "unit-handler"})
    @Transactional
    @Operation(
            summary = "Every indicator over a period, of what the caller's postings cover",
            description =
                    "from is included, to is not; both are days of the city's zone. area covers everything below it;"
                            + " unit counts cases it leads and orders it has.")
    public IndicatorsView indicators(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("area") @Nullable String area,
            @QueryParam("unit") @Nullable String unit) {
        projection.onePicture();
        Period period = AskedPeriod.read(from, to, city.zone(), clock.instant());
        Reach reach = reaching.of(actors.current(), area, unit);
        return new IndicatorsView(
                period.from(),
                period.to(),
                period.zone(),
                period.ending(),
                area,
                unit,
                reach.everything() && area == null && unit == null,
                projection.current().state(),
                figures.over(period, reach).stream().map(IndicatorView::of).toList());
    }
}
