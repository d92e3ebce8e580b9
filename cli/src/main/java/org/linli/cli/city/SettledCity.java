package org.linli.cli.city;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.linli.citypack.CityPack;
import org.linli.cli.api.Login;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;

/**
 * Waits until dispatch knows the areas and categories that intake publishes, so that whoever reports next finds everybody
 * ready. What is asked for is a sample: the rest is on the same topics and right behind.
 */
final class SettledCity implements LoadingCity.Settled {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SAMPLE = 100;

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
