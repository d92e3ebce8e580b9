package org.linli.intake.area;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the name of an area in free words, as people write it: the longest name wins, and one that two areas bear says nothing. */
final class AreaNames {

    private static final int SHORTEST = 2;

    private final Map<String, String> codeByName = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>();

    AreaNames(Collection<Area> areas) {
        Set<String> shared = new HashSet<>();
        for (Area area : areas) {
            String name = area.nameZh();
            boolean useful = !area.retired() && !area.level().equals("city") && name.length() >= SHORTEST;
            if (useful && codeByName.putIfAbsent(name, area.code()) != null) {
                shared.add(name);
            }
        }
        shared.forEach(codeByName::remove);
        codeByName.keySet().forEach(name -> lengths.add(name.length()));
    }

    /** Code of the area; of names equally long the one that stands first in the earlier words. */
    Optional<String> longestIn(String... words) {
        for (int length : lengths.descendingSet()) {
            for (String text : words) {
                for (int at = 0; at + length <= text.length(); at++) {
                    String code = codeByName.get(text.substring(at, at + length));
                    if (code != null) {
                        return Optional.of(code);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
