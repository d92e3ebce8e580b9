package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * One edit of the tiny pack and everything that is then wrong.
 *
 * @param expected each {@code rule@file:line}
 */
record Spoilt(String story, String file, String from, String to, List<String> expected) {

    static Spoilt of(String story, String file, String from, String to, String... expected) {
        return new Spoilt(story, file, from, to, List.of(expected));
    }

    void check() {
        assertThat(Packs.tiny().edit(file, from, to).faults()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Override
    public String toString() {
        return story;
    }
}
