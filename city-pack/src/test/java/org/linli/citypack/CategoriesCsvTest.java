package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CategoriesCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "an unknown parent",
                        "categories.csv",
                        "leaf,mid",
                        "leaf,mud",
                        "categories.parent-unknown@categories.csv:4",
                        "categories.levels@categories.csv:3"),
                of(
                        "four levels",
                        "categories.csv",
                        "leaf,mid,",
                        "deep,leaf,四级,Deep,\nleaf,mid,",
                        "categories.levels@categories.csv:4"),
                of(
                        "a category without children",
                        "categories.csv",
                        "mid,top",
                        "lone,top,孤,Lone,\nmid,top",
                        "categories.levels@categories.csv:3"),
                of(
                        "a cycle",
                        "categories.csv",
                        "top,,",
                        "top,mid,",
                        "categories.levels@categories.csv:2",
                        "categories.levels@categories.csv:3"),
                of(
                        "an unknown taxonomy",
                        "categories.csv",
                        "dumping;holes",
                        "dumping;hole",
                        "categories.taxonomy-unknown@categories.csv:4"),
                of(
                        "taxonomies above the leaves",
                        "categories.csv",
                        "Middle,",
                        "Middle,holes",
                        "categories.taxonomy-unknown@categories.csv:3"),
                of(
                        "an empty member",
                        "categories.csv",
                        "dumping;holes",
                        "dumping;",
                        "categories.value-bad@categories.csv:4"),
                of(
                        "a member twice",
                        "categories.csv",
                        "dumping;holes",
                        "holes;holes",
                        "categories.value-bad@categories.csv:4"),
                of("an unknown list", "taxonomies.csv", "hazard,", "danger,", "taxonomies.value-bad@taxonomies.csv:3"),
                of(
                        "a taxonomy in two lists",
                        "taxonomies.csv",
                        "hazard,holes",
                        "hazard,dumping",
                        "taxonomies.duplicate@taxonomies.csv:3",
                        "categories.taxonomy-unknown@categories.csv:4"));
    }
}
