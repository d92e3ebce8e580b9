package org.linli.citypack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The areas as a tree, for what refers to them. */
final class AreaTree {

    private final Table<Area> areas;
    private final Map<String, List<String>> below = new HashMap<>();

    AreaTree(Table<Area> areas) {
        this.areas = areas;
        areas.byKey().values().stream().map(Listed::value).forEach(area -> {
            if (area.parent() != null) {
                below.computeIfAbsent(area.parent(), none -> new ArrayList<>()).add(area.code());
            }
        });
    }

    boolean readable() {
        return areas.readable();
    }

    List<Listed<Area>> rows() {
        return areas.rows();
    }

    List<Area> list() {
        return areas.list();
    }

    boolean lacks(String code) {
        return areas.lacks(code);
    }

    /** Empty when the area or its level is not known. */
    String level(String code) {
        return areas.get(code).map(Area::level).orElse("");
    }

    Stream<Listed<Area>> ofLevel(String level) {
        return areas.byKey().values().stream().filter(row -> row.value().level().equals(level));
    }

    List<String> below(String code) {
        return below.getOrDefault(code, List.of());
    }
}
