package org.linli.bench.planning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The data set's folder: {@code instances/}, {@code solutions/} and {@code best-known.csv}. It is not part of this repository.
 *
 * @param best cost by name of the instance
 */
record CareData(Path folder, List<CareInstance> instances, Map<String, Double> best) {

    /** Costs are published with six digits. */
    private static final double ROUNDING = 0.01;

    /** @param names what an instance's name has to end with, such as {@code 50_1}; empty for all */
    static CareData read(Path folder, List<String> names) throws IOException {
        Map<String, Double> best = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("best-known.csv"));
        int column = List.of(lines.getFirst().split(",")).indexOf("total_cost");
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            best.put(cells[0], Double.parseDouble(cells[column]));
        }
        List<CareInstance> instances = new ArrayList<>();
        for (Path file : files(folder.resolve("instances"))) {
            String name = file.getFileName().toString();
            boolean wanted = names.isEmpty() || names.stream().anyMatch(each -> name.endsWith("_" + each + ".json"));
            if (wanted && best.containsKey(name)) {
                instances.add(CareInstance.read(file));
            }
        }
        instances.sort(Comparator.<CareInstance>comparingInt(
                        instance -> instance.patients().size())
                .thenComparing(CareInstance::name));
        return new CareData(folder, instances, best);
    }

    /** Judges the solutions given. @return how many cost what is published; all of them, or it fails */
    int reproduced() throws IOException {
        int count = 0;
        for (Path file : files(folder.resolve("solutions"))) {
            String name =
                    file.getFileName().toString().replaceFirst("^sol-", "").replaceFirst("-\\d+\\.json$", ".json");
            CareInstance instance =
                    CareInstance.read(folder.resolve("instances").resolve(name));
            double cost = CareCost.of(instance, CareSolution.read(file)).total();
            if (Math.abs(cost - best.getOrDefault(name, 0.0)) > ROUNDING) {
                throw new IllegalStateException(file + " costs " + cost + " and should cost " + best.get(name));
            }
            count++;
        }
        return count;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
