package org.linli.reporting.indicator;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The indicators this service knows, read once at start. A definition with a fault keeps the service from starting. */
@Startup
@ApplicationScoped
class Definitions {

    private static final Logger LOG = Logger.getLogger(Definitions.class);
    private static final String OURS = "indicators/indicators.yaml";

    private final List<Indicator> all;

    Definitions(@ConfigProperty(name = "linli.reporting.indicators") Optional<Path> own) throws IOException {
        String where = own.map(Path::toString).orElse("the built-in definitions");
        try (InputStream yaml = own.isPresent() ? Files.newInputStream(own.get()) : builtIn()) {
            DefinitionFile.Read read = DefinitionFile.read(yaml);
            if (!read.faults().isEmpty()) {
                throw new IllegalStateException("linli.reporting.indicators: " + where + " has faults:\n  "
                        + String.join("\n  ", read.faults()));
            }
            all = read.indicators();
        }
        LOG.infof("%d indicators from %s", all.size(), where);
    }

    private static InputStream builtIn() throws IOException {
        InputStream found = Thread.currentThread().getContextClassLoader().getResourceAsStream(OURS);
        if (found == null) {
            throw new IOException(OURS + " is missing from the build");
        }
        return found;
    }

    List<Indicator> all() {
        return all;
    }

    /** A constant as definitions and answers write it: {@code came-in} for {@code CAME_IN}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
