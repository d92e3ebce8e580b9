package org.linli.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null,ZH",
                "'',ZH",
                "en,EN",
                "'en-GB,en;q=0.9',EN",
                "'zh-CN,zh;q=0.9,en;q=0.8',ZH",
                "'fr,en;q=0.5',EN",
                "fr,ZH",
                "';;;q=',ZH"
            })
    void chineseUnlessEnglishIsAskedFor(String header, Language expected) {
        assertThat(Language.of(header)).isEqualTo(expected);
    }
}
