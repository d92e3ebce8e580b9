package org.linli.bench.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.linli.citypack.CityPack;

/** A point inside of each grid of the city, so that reports come from everywhere. */
record GridPoints(List<Point> points) {

    /** Degrees, WGS84. */
    record Point(double longitude, double latitude) {}

    static GridPoints of(Path city) {
        return new GridPoints(CityPack.read(files(city)).pack().grids().values().stream()
                .map(grid -> grid.getInteriorPoint())
                .map(point -> new Point(point.getX(), point.getY()))
                .toList());
    }

    Point any() {
        return points.get(ThreadLocalRandom.current().nextInt(points.size()));
    }

    private static SortedMap<String, byte[]> files(Path city) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(city)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(city.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + city, unreadable);
        }
    }
}
