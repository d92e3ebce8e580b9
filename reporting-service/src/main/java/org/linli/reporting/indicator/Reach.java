package org.linli.reporting.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a figure is over: those the caller may see, narrowed by what was asked for.
 *
 * @param everything the caller may see the whole city
 * @param paths areas the caller may see, each with everything below it
 * @param units units the caller may see
 * @param area asked for: path of an area
 * @param unit asked for: code of a unit
 */
public record Reach(
        boolean everything,
        Collection<String> paths,
        Collection<String> units,
        @Nullable String area,
        @Nullable String unit) {

    /** The whole city. */
    public static Reach city() {
        return new Reach(true, List.of(), List.of(), null, null);
    }

    /** The condition over the tables of {@code over}; its arguments are added to the list. */
    String condition(Over over, List<Object> arguments) {
        List<String> all = new ArrayList<>();
        if (!everything) {
            all.add("(" + under("path = ANY(?) OR path LIKE ANY(?)") + " OR " + over.unit() + " = ANY(?))");
            arguments.add(List.copyOf(paths));
            arguments.add(paths.stream().map(path -> path + ".%").toList());
            arguments.add(List.copyOf(units));
        }
        if (area != null) {
            all.add(under("path = ? OR path LIKE ?"));
            arguments.add(area);
            arguments.add(area + ".%");
        }
        if (unit != null) {
            all.add(over.unit() + " = ?");
            arguments.add(unit);
        }
        return all.isEmpty() ? "TRUE" : String.join(" AND ", all);
    }

    private static String under(String pathCondition) {
        return "r.area_code IN (SELECT code FROM area WHERE " + pathCondition + ")";
    }
}
