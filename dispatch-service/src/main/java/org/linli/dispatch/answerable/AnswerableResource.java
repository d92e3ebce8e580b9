package org.linli.dispatch.answerable;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.registry.Area;
import org.linli.dispatch.registry.Cities;
import org.linli.dispatch.registry.City;
import org.linli.dispatch.registry.Street;
import org.linli.dispatch.registry.Wording;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Problem;

/** Who answers for this door: everybody posted at a place, from its own area up to the city. */
@Path("/v1/answerable")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "city")
public class AnswerableResource {

    /** Who holds a post; the telephone is for officers only. */
    @Schema(name = "AnswerablePerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PersonView(
            Wording title,
            String name,
            @Nullable String phone,
            String area,
            @Nullable String unit) {}

    /** Everybody with one role, nearest first. */
    @Schema(name = "AnswerableRole")
    public record RoleView(String role, List<PersonView> people) {}

    /** The place found, from the city down in {@code path}; the street segment it lies on, if any. */
    @Schema(name = "Answerable")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AnswerableView(
            String area,
            String path,
            Wording name,
            @Nullable String street,
            List<RoleView> roles) {}

    private final Cities cities;
    private final PeopleAtPosts people;
    private final Actors actors;
    private final Clock clock;

    AnswerableResource(Cities cities, PeopleAtPosts people, Actors actors, Clock clock) {
        this.cities = cities;
        this.people = people;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * @param longitude degrees, together with latitude
     * @param datum WGS84 (default), GCJ02 or BD09
     * @param area code of an area, instead of coordinates
     */
    @GET
    @Authenticated
    @Operation(summary = "Who answers for a place, by role, from its area up to the city")
    public AnswerableView answerable(
            @QueryParam("longitude") @Nullable String longitude,
            @QueryParam("latitude") @Nullable String latitude,
            @QueryParam("datum") @Nullable String datum,
            @QueryParam("area") @Nullable String area) {
        Actor actor = actors.current();
        AskedPlace asked = AskedPlace.of(longitude, latitude, datum, area);
        City city = cities.now();
        Area place = placeOf(city, asked);
        Street street = streetOf(city, asked);
        List<String> steps = Arrays.asList(place.path().split("\\."));
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.zone());
        List<PersonAtPost> found =
                new ArrayList<>(people.on(today, steps, street == null ? null : street.ownerPosting()));
        found.sort(Comparator.comparingInt(p -> -steps.indexOf(p.area())));
        return new AnswerableView(
                place.code(), place.path(), place.name(), street == null ? null : street.code(), byRole(found, actor));
    }

    private static Area placeOf(City city, AskedPlace asked) {
        Datum.Position position = asked.position();
        if (position == null) {
            return city.area(String.valueOf(asked.area())).orElseThrow(() -> Problem.notFound("area", "区域"));
        }
        return city.gridAt(position.longitude(), position.latitude())
                .orElseThrow(() -> Problem.invalid(
                        "longitude", "in-the-city", "该位置不在本市网格范围内", "the place is outside the city's grids"));
    }

    private static @Nullable Street streetOf(City city, AskedPlace asked) {
        Datum.Position position = asked.position();
        if (position == null) {
            return null;
        }
        return city.streetAt(position.longitude(), position.latitude())
                .flatMap(city::street)
                .orElse(null);
    }

    private static List<RoleView> byRole(List<PersonAtPost> found, Actor actor) {
        boolean officer =
                actor.has("administrator") || actor.postings().stream().anyMatch(posting -> actor.has(posting.role()));
        Map<String, List<PersonView>> roles = new LinkedHashMap<>();
        for (PersonAtPost person : found) {
            roles.computeIfAbsent(person.role(), role -> new ArrayList<>())
                    .add(new PersonView(
                            person.title(),
                            person.name(),
                            officer ? person.phone() : null,
                            person.area(),
                            person.unit()));
        }
        return roles.entrySet().stream()
                .map(e -> new RoleView(e.getKey(), e.getValue()))
                .toList();
    }
}
