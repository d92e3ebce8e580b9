package org.linli.citypack;

/**
 * A file of the pack.
 *
 * @param path inside the pack
 * @param name what its generic rules start with: without folder and ending, {@code calendar} for a year's file
 */
record Source(String path, String name) {

    static Source of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return new Source(path, path.startsWith("calendar/") && path.endsWith(".csv") ? "calendar" : stem);
    }

    String rule(String end) {
        return name + "." + end;
    }

    Place whole() {
        return Place.whole(path);
    }

    Place line(int line) {
        return new Place(path, line);
    }
}
