package org.linli.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The fields of kinds for which no model can be had from a registry (CloudNativePG, KEDA, Prometheus operator), as far as they are in
 * use here, from {@code kinds-in-use.yaml}: a tree like the object's own, with {@code text}, {@code number}, {@code truth} or
 * {@code any} at its ends; a name that ends in {@code !} has to be there.
 */
final class KindsInUse {

    private static final Map<String, Object> KINDS =
            Manifests.contentOf(Path.of("src", "test", "resources", "kinds-in-use.yaml"));

    private KindsInUse() {}

    static boolean have(String kind) {
        return KINDS.containsKey(kind);
    }

    static List<String> faults(String kind, Map<String, Object> document) {
        return faults("spec", Manifests.map(KINDS, kind), document.get("spec")).toList();
    }

    private static Stream<String> faults(String where, Object wanted, Object given) {
        return switch (wanted) {
            case Map<?, ?> fields when given instanceof Map<?, ?> map -> ofMap(where, fields, map);
            case List<?> list
            when given instanceof List<?> each ->
                each.stream().flatMap(item -> faults(where + "[]", list.getFirst(), item));
            case String type when fits(type, given) -> Stream.empty();
            default -> Stream.of(where + " is " + given + ", which is not " + wanted);
        };
    }

    private static Stream<String> ofMap(String where, Map<?, ?> fields, Map<?, ?> given) {
        var found = new ArrayList<String>();
        given.forEach((name, value) -> {
            var wanted = fields.containsKey(name + "!") ? fields.get(name + "!") : fields.get(name);
            if (wanted == null) {
                found.add(where + "." + name + " is no field that is known here");
            } else {
                faults(where + "." + name, wanted, value).forEach(found::add);
            }
        });
        fields.keySet().stream()
                .map(Object::toString)
                .filter(name -> name.endsWith("!"))
                .map(name -> name.substring(0, name.length() - 1))
                .filter(name -> !given.containsKey(name))
                .forEach(name -> found.add(where + "." + name + " is missing"));
        return found.stream();
    }

    private static boolean fits(String type, Object given) {
        return switch (type) {
            case "any" -> true;
            case "text" -> given instanceof String;
            case "number" -> given instanceof Number;
            case "truth" -> given instanceof Boolean;
            default -> throw new IllegalStateException("no such type: " + type);
        };
    }
}
