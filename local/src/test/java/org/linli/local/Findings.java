package org.linli.local;

import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sentences about one object, which each of them begins with. */
final class Findings {

    private final String about;
    private final Stream.Builder<String> found = Stream.builder();

    private Findings(String about) {
        this.about = about;
    }

    static Findings about(Manifests.Document document) {
        return new Findings(document.id());
    }

    static Findings about(String what) {
        return new Findings(what);
    }

    Findings unless(boolean holds, String sentence) {
        if (!holds) {
            found.add(about + ": " + sentence);
        }
        return this;
    }

    /** What is missing and what is too much. */
    Findings unlessSame(Collection<String> given, Collection<String> wanted, String missing, String tooMuch) {
        new TreeSet<>(wanted)
                .stream().filter(each -> !given.contains(each)).forEach(each -> unless(false, missing + each));
        new TreeSet<>(given)
                .stream().filter(each -> !wanted.contains(each)).forEach(each -> unless(false, tooMuch + each));
        return this;
    }

    Stream<String> stream() {
        return found.build();
    }
}
