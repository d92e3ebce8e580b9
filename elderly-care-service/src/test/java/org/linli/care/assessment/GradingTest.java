package org.linli.care.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.care.assessment.Grading.Raising;

class GradingTest {

    @ParameterizedTest
    @CsvSource({"90,0", "89,1", "66,1", "65,2", "46,2", "45,3", "30,3", "29,4", "0,4"})
    void theTotalGivesTheLevel(int total, int level) {
        assertThat(Grading.level(total, null)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"90,1", "70,2", "50,3", "40,4", "10,4"})
    void aDiagnosisRaisesTheLevelByOneAndNeverAboveTheLast(int total, int level) {
        assertThat(Grading.level(total, Raising.DEMENTIA)).isEqualTo(level);
        assertThat(Grading.level(total, Raising.EVENTS)).isEqualTo(level);
    }

    @Test
    void whoeverLiesInAComaHasLostEverything() {
        assertThat(Grading.level(90, Raising.COMA)).isEqualTo(4);
    }

    @Test
    void theLevelsOfBothStandardsCanBeCompared() {
        assertThat(Standard.GB_T_42195_2022.severity(3)).isEqualTo(3);
        assertThat(Standard.MZ_T_039_2013.severity(2)).isEqualTo(2);
        assertThat(Standard.MZ_T_039_2013.severity(3)).isEqualTo(4);
    }
}
