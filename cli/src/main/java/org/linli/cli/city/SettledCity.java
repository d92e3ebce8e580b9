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

/**
 * Waits until dispatch knows the areas and categories that intake publishes and intake knows the postings that dispatch
 * publishes, so that whoever reports next finds everybody ready. What is asked for is a sample: the rest is on the same topics and right behind.
 */
final class SettledCity implements LoadingCity.Settled {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SAMPLE = 100;

    /** Roles that may list reports. */
    private static final Set<String> READERS = Set.of("grid-worker", "desk", "duty-chief", "auditor");

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
        awaitPostings(pack);
    }

    /** Only in a local realm can anybody else's eyes be borrowed: without log-ins there is nobody to ask as. */
    private void awaitPostings(CityPack pack) {
        List<Login> readers = pack.logins().stream()
                .filter(login -> login.roles().stream().anyMatch(READERS::contains) && isPosted(login, pack))
                .map(login -> new Login(login.username(), login.client()))
                .toList();
        if (System.getenv("LINLI_TOKEN") != null) {
            return;
        }
        for (Login reader : readers) {
            Pause.until("posting of " + reader.username() + " in intake", LIMIT, () -> {
                try {
                    return platform.intake().get("/v1/reports?limit=1", reader);
                } catch (Refusal notYet) {
                    if (notYet.status() == 403) {
                        return null;
                    }
                    throw notYet;
                }
            });
        }
    }

    /** Whether the pack itself lets somebody read: a log-in may outlive its posting. */
    private static boolean isPosted(org.linli.citypack.Login login, CityPack pack) {
        LocalDate today = LocalDate.now(pack.info().zone());
        return pack.postings().stream()
                .anyMatch(posting -> posting.subject().equals(login.subject())
                        && READERS.contains(posting.role())
                        && posting.holdsOn(today));
    }

    private void await(String what, String path, Login admin) {
        Pause.until(what, LIMIT, () -> {
            try {
                return platform.dispatch().get(path, admin);
            } catch (Refusal notYet) {
                if (notYet.status() == 404 || notYet.status() == 400) {
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
