package org.linli.bench.planning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What of planning is measured. */
public final class PlanningOptions {

    @Option(
            names = "--planning-data",
            paramLabel = "DIR",
            description = "the data set's folder; without it only repair is measured")
    @Nullable
    Path data;

    @Option(names = "--planning-seconds", split = ",", description = "time limits of a search; 10")
    List<Double> seconds = new ArrayList<>(List.of(10.0));

    @Option(names = "--planning-seeds", description = "runs of each instance; ${DEFAULT-VALUE}")
    int seeds = 3;

    @Option(names = "--planning-walks", description = "threads of a search; ${DEFAULT-VALUE}")
    int walks = 2;

    @Option(names = "--planning-instances", split = ",", description = "such as 50_1,300_2; all of them")
    List<String> instances = new ArrayList<>();

    @Option(names = "--planning-solutions", paramLabel = "DIR", description = "where to write the best solutions found")
    @Nullable
    Path solutions;

    @Option(
            names = "--planning-resolved",
            description = "for how many lost carers the day is solved anew, with each seed; ${DEFAULT-VALUE}")
    int resolved = 5;
}
