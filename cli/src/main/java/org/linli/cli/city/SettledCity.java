package org.linli.cli.city;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.linli.citypack.CityPack;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;

/**
 * Waits until dispatch knows the areas and categories that intake publishes, intake the postings that dispatch publishes,
 * and volunteers and care both, so that whoever comes next finds everybody ready. What is asked for is a sample: the rest is on the
 * same topics and right behind.
 */
final class SettledCity implements LoadingCity.Settled {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SAMPLE = 100;

    /** Roles that may list reports. */
    private static final Set<String> READERS = Set.of("grid-worker", "desk", "duty-chief", "auditor");

    private static final Set<Integer> NOT_YET = Set.of(400, 403, 404);

    private final Platform platform;

    SettledCity(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void await(CityPack pack, Login admin) {
        List<String> areas = pack.areas().stream().map(area -> area.code()).toList();
        for (String area : spread(areas)) {
            await("area " + area + " in dispatch", "/v1/answerable?area=" + area, admin);
        }
        List<String> categories = pack.categories().stream()
                .filter(category -> category.level() == 3)
                .map(category -> category.code())
                .toList();
        for (String category : spread(categories)) {
            await("category " + category + " in dispatch", "/v1/conditions?category=" + category, admin);
        }
        if (System.getenv("LINLI_TOKEN") == null) {
            awaitPostings(pack);
            awaitDesks(platform.volunteer(), "/v1/needs?limit=1", pack, spread(areas));
            awaitDesks(platform.care(), "/v1/elders?limit=1", pack, spread(areas));
        }
    }

    /** Only in a local realm can anybody else's eyes be borrowed: without log-ins there is nobody to ask as. */
    private void awaitPostings(CityPack pack) {
        for (Login reader : posted(READERS, pack)) {
            awaitAnswer(
                    "posting of " + reader.username() + " in intake", platform.intake(), "/v1/reports?limit=1", reader);
        }
    }

    /** As a desk sees it, whose list asks for its posting and for the area. */
    private void awaitDesks(Service service, String list, CityPack pack, List<String> areas) {
        List<Login> desks = posted(Set.of("desk"), pack);
        for (Login desk : desks) {
            awaitAnswer("posting of " + desk.username() + " in " + service.name(), service, list, desk);
        }
        for (String area : desks.isEmpty() ? List.<String>of() : areas) {
            awaitAnswer("area " + area + " in " + service.name(), service, list + "&area=" + area, desks.getFirst());
        }
    }

    private static List<Login> posted(Set<String> roles, CityPack pack) {
        return pack.logins().stream()
                .filter(login -> login.roles().stream().anyMatch(roles::contains) && isPosted(login, pack, roles))
                .map(login -> new Login(login.username(), login.client()))
                .toList();
    }

    /** Whether the pack itself lets somebody read: a log-in may outlive its posting. */
    private static boolean isPosted(org.linli.citypack.Login login, CityPack pack, Set<String> roles) {
        LocalDate today = LocalDate.now(pack.info().zone());
        return pack.postings().stream()
                .anyMatch(posting -> posting.subject().equals(login.subject())
                        && roles.contains(posting.role())
                        && posting.holdsOn(today));
    }

    private void await(String what, String path, Login admin) {
        awaitAnswer(what, platform.dispatch(), path, admin);
    }

    /** Refused as unknown or not posted counts as not yet. */
    private static void awaitAnswer(String what, Service service, String path, Login who) {
        Pause.until(what, LIMIT, () -> {
            try {
                return service.get(path, who);
            } catch (Refusal notYet) {
                if (NOT_YET.contains(notYet.status())) {
                    return null;
                }
                throw notYet;
            }
        });
    }

    /** Some of them, from the first to the last. */
    private static List<String> spread(List<String> all) {
        if (all.size() <= SAMPLE) {
            return all;
        }
        List<String> some = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            some.add(all.get((int) ((long) i * (all.size() - 1) / (SAMPLE - 1))));
        }
        return some;
    }
}
