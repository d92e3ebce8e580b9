package org.linli.volunteer.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    @Test
    void cellsAreQuotedWhereTheyHoldWhatPartsThem() {
        assertThat(Sheet.row(Arrays.asList("理发", "a,b", "说\"好\"", "两\n行", null, 3, -3)))
                .isEqualTo("理发,\"a,b\",\"说\"\"好\"\"\",\"两\n行\",,3,-3\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "\u3000=1",
                "\uFF1D1"
            })
    void textThatASpreadsheetWouldTakeForAFormulaStaysText(String text) {
        String cell = Sheet.row(List.of(text));

        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'");
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(Sheet.row(List.of("", " 理发", "a=b", "2026-11-28", "3-5 人")))
                .isEqualTo(", 理发,a=b,2026-11-28,3-5 人\r\n");
    }
}
