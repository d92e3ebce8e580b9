package org.linli.care.alarm;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** When the steps of an alarm begin: dated data. */
@Path("/v1/alarm-clocks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alarms")
public class AlarmClockResource {

    /** @param clocks every level with every step, once each */
    @Schema(name = "AlarmClocks")
    public record ClocksBody(
            @Nullable LocalDate validFrom, @Nullable List<@Nullable HourBody> clocks) {}

    /**
     * @param level low, medium or high
     * @param step second-knock, call, contact, grid-worker or urgent-case
     * @param begins minutes after the raising, 0 to 1,440
     * @param every minutes from one contact to the next, 1 to 1,440; only of contact
     */
    @Schema(name = "AlarmHour")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HourBody(
            @Nullable String level,
            @Nullable String step,
            @Nullable Integer begins,
            @Nullable Integer every) {}

    /** One hour as it counts from a day on. */
    @Schema(name = "AlarmHourShown")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HourView(
            LocalDate validFrom,
            String level,
            String step,
            int begins,
            @Nullable Integer every) {}

    private final AlarmClocks clocks;
    private final SettingAlarmClocks setting;
    private final Actors actors;

    AlarmClockResource(AlarmClocks clocks, SettingAlarmClocks setting, Actors actors) {
        this.clocks = clocks;
        this.setting = setting;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "grid-worker", "auditor", "administrator"})
    @Operation(summary = "The hours of the steps by level of risk, those of the latest day first")
    public List<HourView> all() {
        return clocks.all().stream()
                .map(row -> new HourView(
                        row.validFrom(), row.level().wire(), row.step().wire(), row.begins(), row.every()))
                .toList();
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(
            summary = "Set the hours from a day on that has not come; an administrator",
            description =
                    "Whole: every level with every step. What was set for that day before is replaced; alarms that go on"
                            + " keep the hours they were raised with.")
    public List<HourView> set(@Nullable ClocksBody body) {
        setting.set(Asked.body(body), actors.current());
        return all();
    }
}
