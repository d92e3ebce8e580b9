package org.linli.kit.time;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The clock every rule reads, and the city's zone people are shown. */
@ApplicationScoped
public class CityTime {

    /** Settings below {@code linli.clock}. */
    @ConfigMapping(prefix = "linli.clock")
    public interface Settings {

        /** The city's zone. */
        @WithDefault("Asia/Shanghai")
        ZoneId zone();

        /** Shifts the clock by a fixed ISO 8601 duration. Local and test profiles only. */
        Optional<Duration> offset();

        /** A file holding an ISO 8601 duration, read anew when it changes. Local and test profiles only. */
        Optional<Path> offsetFile();
    }

    private static final List<String> PROFILES_WITH_OFFSET = List.of("local", "test");

    /**
     * The clock of this process.
     *
     * @throws IllegalStateException when an offset is set outside the local and test profiles: a production whose clock
     *     lies must not start
     */
    @Produces
    @Singleton
    @Startup
    Clock clock(Settings settings) {
        return clock(
                settings,
                List.of(ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.profile", String.class)
                        .orElseGet(() -> String.join(",", io.quarkus.runtime.configuration.ConfigUtils.getProfiles()))
                        .split(",")));
    }

    static Clock clock(Settings settings, List<String> profiles) {
        boolean shifted = settings.offset().isPresent() || settings.offsetFile().isPresent();
        if (!shifted) {
            return Clock.systemUTC();
        }
        if (profiles.contains("prod") || profiles.stream().noneMatch(PROFILES_WITH_OFFSET::contains)) {
            throw new IllegalStateException(
                    "linli.clock.offset and linli.clock.offset-file are for the local profile; this is " + profiles);
        }
        return new ShiftedClock(
                settings.offset().orElse(Duration.ZERO), settings.offsetFile().orElse(null));
    }
}
