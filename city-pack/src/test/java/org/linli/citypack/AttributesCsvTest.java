package org.linli.citypack;

import static org.linli.citypack.Spoilt.of;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributesCsvTest {

    @ParameterizedTest
    @MethodSource("spoilt")
    void namesRuleFileAndLine(Spoilt pack) {
        pack.check();
    }

    static Stream<Spoilt> spoilt() {
        return Stream.of(
                of(
                        "an unknown category",
                        "category_attributes.csv",
                        "top,kind",
                        "tip,kind",
                        "category_attributes.category-unknown@category_attributes.csv:2"),
                of(
                        "one choice only",
                        "category_attributes.csv",
                        "a|甲|A;b|乙|B",
                        "a|甲|A",
                        "category_attributes.choices@category_attributes.csv:2"),
                of(
                        "a choice code twice",
                        "category_attributes.csv",
                        "b|乙|B",
                        "a|乙|B",
                        "category_attributes.choices@category_attributes.csv:2"),
                of(
                        "a choice without English",
                        "category_attributes.csv",
                        "b|乙|B",
                        "b|乙",
                        "category_attributes.value-bad@category_attributes.csv:2"),
                of(
                        "choices on a number",
                        "category_attributes.csv",
                        "number,false,",
                        "number,false,a|甲|A;b|乙|B",
                        "category_attributes.choices@category_attributes.csv:3"),
                of(
                        "min above max",
                        "category_attributes.csv",
                        "0.5,10",
                        "10.5,10",
                        "category_attributes.range@category_attributes.csv:3"),
                of(
                        "dates in the wrong order",
                        "category_attributes.csv",
                        "2024-01-01,2030",
                        "2031-01-01,2030",
                        "category_attributes.range@category_attributes.csv:4"),
                of(
                        "a range of a choice",
                        "category_attributes.csv",
                        "b|乙|B,,",
                        "b|乙|B,1,",
                        "category_attributes.range@category_attributes.csv:2"),
                of(
                        "a min that is no date",
                        "category_attributes.csv",
                        "2024-01-01",
                        "2024-02-30",
                        "category_attributes.value-bad@category_attributes.csv:4"),
                of(
                        "a notice without its answers",
                        "category_attributes.csv",
                        "Which?,a,",
                        "Which?,,",
                        "category_attributes.notice@category_attributes.csv:2"),
                of(
                        "answers without the notice",
                        "category_attributes.csv",
                        "先撤离,Leave first",
                        ",",
                        "category_attributes.notice@category_attributes.csv:2"),
                of(
                        "an answer that is not possible",
                        "category_attributes.csv",
                        "Which?,a,",
                        "Which?,c,",
                        "category_attributes.notice@category_attributes.csv:2"),
                of(
                        "a question twice",
                        "category_attributes.csv",
                        "leaf,since",
                        "leaf,size",
                        "category_attributes.duplicate@category_attributes.csv:4"));
    }
}
