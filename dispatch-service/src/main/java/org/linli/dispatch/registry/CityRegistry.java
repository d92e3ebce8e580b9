package org.linli.dispatch.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.Condition;

/** The registry by what is known of the city at this moment. */
@ApplicationScoped
class CityRegistry implements Registry {

    private final Cities cities;

    CityRegistry(Cities cities) {
        this.cities = cities;
    }

    @Override
    public Optional<AreaRef> area(String code) {
        City city = cities.now();
        return city.area(code).map(a -> new AreaRef(a.code(), a.path(), a.name(), fullName(city, a)));
    }

    @Override
    public Optional<CategoryRef> category(String code) {
        City city = cities.now();
        return city.category(code).map(c -> {
            List<Wording> names = Arrays.stream(c.path().split("\\."))
                    .map(step -> city.category(step).map(Category::name).orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
            String zh = names.stream().map(Wording::zh).collect(Collectors.joining(" / "));
            String en = names.stream().map(CityRegistry::english).collect(Collectors.joining(" / "));
            return new CategoryRef(c.code(), c.path(), c.name(), new Wording(zh, en));
        });
    }

    @Override
    public Optional<UnitRef> unit(String code) {
        return cities.now()
                .unit(code)
                .map(kept -> new UnitRef(
                        code,
                        kept.value().kind(),
                        new Wording(kept.value().nameZh(), kept.value().nameEn()),
                        kept.retired()));
    }

    @Override
    public List<ConditionRef> conditionsFor(String categoryCode) {
        return cities.now().conditionsFor(categoryCode).stream()
                .map(CityRegistry::ref)
                .toList();
    }

    @Override
    public Optional<ConditionRef> condition(String code) {
        return cities.now().condition(code).map(CityRegistry::ref);
    }

    @Override
    public Optional<Wording> reason(String kind, String code) {
        return cities.now().reasons().stream()
                .map(Kept::value)
                .filter(r -> r.kind().equals(kind) && r.code().equals(code))
                .findFirst()
                .map(r -> new Wording(r.textZh(), r.textEn()));
    }

    @Override
    public Optional<String> streetAt(double longitude, double latitude) {
        return cities.now().streetAt(longitude, latitude);
    }

    static ConditionRef ref(Condition c) {
        return new ConditionRef(
                c.code(),
                c.category(),
                new Wording(c.textZh(), c.textEn()),
                c.automatic(),
                c.urgency(),
                List.copyOf(c.evidence()),
                new Wording(c.closingZh(), c.closingEn()));
    }

    /** Chinese from the large to the small without a break, English from the small to the large, the city left out. */
    private static Wording fullName(City city, Area area) {
        List<Area> steps = new ArrayList<>();
        Arrays.stream(area.path().split("\\."))
                .map(city::area)
                .flatMap(Optional::stream)
                .forEach(steps::add);
        if (steps.size() > 1) {
            steps.removeFirst();
        }
        StringBuilder zh = new StringBuilder();
        List<String> en = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.get(i).name().zh();
            // 文庙社区 and 文庙社区第一网格: the community is said once.
            if (i + 1 == steps.size() || !steps.get(i + 1).name().zh().startsWith(name)) {
                zh.append(name);
            }
            en.addFirst(english(steps.get(i).name()));
        }
        return new Wording(zh.toString(), String.join(", ", en));
    }

    private static String english(@Nullable Wording wording) {
        return wording == null ? "" : wording.en() == null ? wording.zh() : wording.en();
    }
}
