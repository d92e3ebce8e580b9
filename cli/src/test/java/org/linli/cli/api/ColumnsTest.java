package org.linli.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void aChineseCharacterTakesTwoColumns() {
        assertThat(Columns.width("立案 filed")).isEqualTo(10);
        assertThat(Columns.padded("立案", 6)).isEqualTo("立案  ");
    }

    @Test
    void linesBreakAtBlanksAndNeverPassTheWidth() {
        assertThat(Columns.wrapped("one two three", 8)).containsExactly("one two", "three");
        assertThat(Columns.wrapped("楼顶又在搭棚", 5)).containsExactly("楼顶", "又在", "搭棚");
        assertThat(Columns.wrapped("一\n二", 10)).containsExactly("一", "二");
    }
}
