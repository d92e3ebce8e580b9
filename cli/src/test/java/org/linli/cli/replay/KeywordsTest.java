package org.linli.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.linli.citypack.Category;
import org.linli.citypack.CityPack;
import org.linli.citypack.PackFolder;
import org.linli.citypack.Unit;

class KeywordsTest {

    private final ReplayScript script = ReplayScript.read(null);
    private final Keywords keywords = Keywords.read(null, script.fallbackCategory());

    @Test
    void everyKeywordLeadsToALeafOfTheSampleCityAndTheDefaultUnitIsOneOfIts() throws IOException {
        CityPack anhe =
                CityPack.read(PackFolder.read(Path.of("../cities/anhe"))).pack();
        Set<String> leaves = anhe.categories().stream()
                .filter(category -> category.level() == 3)
                .map(Category::code)
                .collect(Collectors.toSet());

        assertThat(leaves).containsAll(keywords.categories());
        assertThat(anhe.units()).extracting(Unit::code).contains(script.defaultLead());
        assertThat(anhe.logins())
                .extracting(login -> login.username())
                .containsAll(script.people().values().stream()
                        .map(login -> login.username())
                        .toList());
    }

    @Test
    void theSubjectCountsBeforeTheTextAndTheFirstRowBeforeTheOthers() {
        assertThat(category("路灯不亮", "小区电梯也坏了")).isEqualTo("road-facility-lamp");
        assertThat(category("请领导关注", "小区电梯坏了")).isEqualTo("housing-lift-broken");
        assertThat(category("老楼加装电梯", "")).isEqualTo("housing-lift-retrofit");
        assertThat(category("请问", "谢谢")).isEqualTo(script.fallbackCategory());
    }

    private String category(String subject, String text) {
        return keywords.categoryOf(new Message(2, "1", subject, Instant.EPOCH, text, null, null));
    }
}
