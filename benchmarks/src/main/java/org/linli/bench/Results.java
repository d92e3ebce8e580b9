package org.linli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.linli.bench.dispatch.DispatchResult;
import org.linli.bench.matching.MatchingResult;
import org.linli.bench.planning.PlanningResult;
import org.linli.bench.platform.Machine;
import org.linli.bench.reports.ReportsResult;
import org.linli.bench.start.StartResult;

/** What was measured: printed in the end, and kept in a file with every single run behind it. */
final class Results {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS, SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<String, Object> kept = new LinkedHashMap<>(Map.of("began", began));
    private final List<Consumer<PrintStream>> tables = new ArrayList<>();

    void machine(Machine machine) {
        keep(
                "machine",
                machine,
                out -> out.printf("%nMeasured on %s%nThe load generator runs on the same cores.%n", machine.line()));
    }

    void start(StartResult result) {
        keep("start", result, result::print);
    }

    void reports(ReportsResult result) {
        keep("reports", result, result::print);
    }

    void dispatch(DispatchResult result) {
        keep("dispatch", result, result::print);
    }

    void matching(MatchingResult result) {
        keep("matching", result, result::print);
    }

    void planning(PlanningResult result) {
        keep("planning", result, result::print);
    }

    /** @param megabytes resident in the end, by part */
    void afterwards(Map<String, Long> megabytes) {
        keep("residentMegabytesAfterwards", megabytes, out -> StartResult.printAfterwards(out, megabytes));
    }

    void print(PrintStream out) {
        tables.forEach(table -> table.accept(out));
    }

    /** @return the file */
    Path write(Path folder) {
        Path file = folder.resolve("results-" + began.toString().replace(":", "") + ".json");
        try {
            Files.createDirectories(folder);
            JSON.writeValue(file.toFile(), kept);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    private void keep(String name, Object result, Consumer<PrintStream> table) {
        kept.put(name, result);
        tables.add(table);
    }
}
