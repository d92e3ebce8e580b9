package org.linli.citypack;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Reads pack.yaml; rules 1–3. */
final class PackYaml {

    private static final String PATH = "pack.yaml";
    private static final int FORMAT = 1;
    private static final int USUAL_REACH_M = 25;

    private final Reading reading;

    PackYaml(Reading reading) {
        this.reading = reading;
    }

    /** What could be read of it, at the place of the code; without the file nothing, and no English is asked for. */
    Listed<Info> read() {
        return new YamlFile(PATH, reading)
                .read()
                .map(this::info)
                .orElseGet(() -> new Listed<>(
                        Place.whole(PATH), new Info("", "", "", ZoneOffset.UTC, List.of(), USUAL_REACH_M)));
    }

    /** Rule 3, which needs the areas. */
    void checkCity(Listed<Info> pack, AreaTree areas) {
        Info info = pack.value();
        List<String> cities = areas.ofLevel("city").map(c -> c.value().code()).toList();
        if (!info.code().isEmpty() && !cities.isEmpty() && !cities.contains(info.code())) {
            reading.faults()
                    .add(
                            pack.at(),
                            "pack.city-mismatch",
                            info.code(),
                            "与 areas.csv 中城市的代码 " + cities.getFirst() + " 不同",
                            "is not the code of the city in areas.csv, " + cities.getFirst());
        }
    }

    private Listed<Info> info(YamlMap map) {
        map.only("format", "code", "name_zh", "name_en", "zone", "languages", "street_reach_m");
        map.whole("format", 0, 999_999).ifPresent(format -> {
            if (format != FORMAT) {
                map.fault(
                        map.at("format"),
                        "pack.format-unknown",
                        String.valueOf(format),
                        "只认识格式 1",
                        "only format 1 is known");
            }
        });
        List<String> languages =
                map.words("languages").stream().map(Listed::value).toList();
        if (map.given("languages") && !languages.equals(List.of("zh")) && !languages.equals(List.of("zh", "en"))) {
            map.bad("languages", String.join(", ", languages), "须为 [zh] 或 [zh, en]", "must be [zh] or [zh, en]");
        }
        String zh = map.text("name_zh", 100);
        String en = map.given("name_en") || languages.contains("en") ? map.text("name_en", 100) : zh;
        int reach = map.given("street_reach_m")
                ? map.whole("street_reach_m", 1, 200).orElse(USUAL_REACH_M)
                : USUAL_REACH_M;
        return new Listed<>(map.at("code"), new Info(map.code("code"), zh, en, zone(map), languages, reach));
    }

    private static ZoneId zone(YamlMap map) {
        String zone = map.string("zone").orElse("");
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (known.contains(zone)) {
            return ZoneId.of(zone);
        }
        if (!zone.isEmpty()) {
            map.fault(map.at("zone"), "pack.zone-unknown", zone, "没有时区 " + zone, "there is no time zone " + zone);
        }
        return ZoneOffset.UTC;
    }
}
