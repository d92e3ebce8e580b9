package org.linli.kit.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RangesOfSettingsTest {

    @ConfigMapping(prefix = "linli.shop")
    public interface ShopSettings {

        @WithDefault("2")
        @InRange(from = 1, to = 64)
        int openTills();

        @WithDefault("PT1S")
        Duration pause();

        Prices prices();

        interface Prices {

            @WithDefault("0.5")
            @InRange(from = 0, to = 1)
            double share();

            @WithDefault("10")
            @InRange(from = 1)
            long least();
        }
    }

    @Test
    void whatLiesWithinIsTaken() {
        ShopSettings settings = read(Map.of("linli.shop.open-tills", "64", "linli.shop.prices.share", "0"));

        assertThat(settings.openTills()).isEqualTo(64);
        assertThat(settings.prices().share()).isZero();
    }

    @Test
    void eachSettingOutsideIsNamedWithItsRange() {
        Map<String, String> wrong =
                Map.of("linli.shop.open-tills", "65", "linli.shop.prices.share", "NaN", "linli.shop.prices.least", "0");

        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("linli.shop.open-tills must be 1 to 64, but is 65")
                .hasMessageContaining("linli.shop.prices.share must be 0 to 1, but is NaN")
                .hasMessageContaining("linli.shop.prices.least must be at least 1, but is 0");
    }

    @Test
    void everyServiceLooks() {
        assertThat(ServiceLoader.load(SmallRyeConfigBuilderCustomizer.class))
                .hasAtLeastOneElementOfType(RangesOfSettings.class);
    }

    private static ShopSettings read(Map<String, String> given) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(ShopSettings.class)
                .withSources(new PropertiesConfigSource(given, "given", 100));
        new RangesOfSettings().configBuilder(builder);
        return builder.build().getConfigMapping(ShopSettings.class);
    }
}
