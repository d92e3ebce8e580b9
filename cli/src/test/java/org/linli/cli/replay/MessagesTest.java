package org.linli.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.cli.api.Refusal;
import org.linli.cli.replay.CsvRows.RowFault;

class MessagesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String HEADER = "message_id,sender,subject,sent_at,text,reply,replied_at\r\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void lineBreaksQuotesAndFullWidthSignsInsideFieldsAreKeptAsTheyAre() {
        Messages read = read(HEADER
                + "1,A,主题,2019-04-25T09:32:09,\"第一行，“引”\r\n\r\n第三行 \"\"引号\"\"\",\"答复,有逗号\",2019-05-10T14:56:53\r\n");

        assertThat(read.faults()).isEmpty();
        Message message = read.messages().getFirst();
        assertThat(message.text()).isEqualTo("第一行，“引”\r\n\r\n第三行 \"引号\"");
        assertThat(message.words()).startsWith("主题\n第一行");
        assertThat(message.reply()).isEqualTo("答复,有逗号");
    }

    @Test
    void aTimeWithoutZoneIsTheCitysAndOneWithAZoneIsItsOwn() {
        Messages read = read(HEADER
                + "1,A,s,2019-04-25T09:32:09,t,,\r\n"
                + "2,A,s,2019/4/5 9:32,t,,\r\n"
                + "3,A,s,2019-04-25T09:32:09Z,t,,\r\n");

        assertThat(read.messages())
                .extracting(Message::sentAt)
                .containsExactly(
                        Instant.parse("2019-04-25T01:32:09Z"),
                        Instant.parse("2019-04-05T01:32:00Z"),
                        Instant.parse("2019-04-25T09:32:09Z"));
    }

    @Test
    void aRowWithABrokenQuoteIsRefusedWithItsLineAndTheNextRowsAreRead() {
        Messages read = read(HEADER
                + "1,A,s,2019-04-25T09:32:09,\"two\r\nlines\",,\r\n"
                + "2,A,s,2019-04-25T09:32:09,\"closed\" and not,,\r\n"
                + "3,A,s,2019-04-25T09:32:09,good,,\r\n");

        assertThat(read.messages()).extracting(Message::id).containsExactly("1", "3");
        assertThat(read.faults()).extracting(RowFault::line).containsExactly(4);
        assertThat(read.messages().getLast().line()).isEqualTo(5);
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsOwnRowOnly() {
        Messages read = read(HEADER
                + "1,A,s,2019-04-25T09:32:09,\"never closed,,\r\n"
                + "2,A,s,2019-04-25T09:32:09,good,,\r\n"
                + "3,A,s,2019-04-25T09:32:09,\"also\r\ngood\",,\r\n");

        assertThat(read.messages()).extracting(Message::id).containsExactly("2", "3");
        assertThat(read.faults()).extracting(RowFault::line).containsExactly(2);
    }

    @Test
    void rowsOfAnotherWidthAQuoteInAnUnquotedFieldAndBytesThatAreNoTextAreRefusedOneByOne() throws IOException {
        Path file = folder.resolve("bytes.csv");
        byte[] good = (HEADER + "1,A,s,2019-04-25T09:32:09,t,,\n2,A,s,2019-04-25T09:32:09,t,\n"
                        + "3,A,s,2019-04-25T09:32:09,a\"b\",,\n4,A,s,2019-04-25T09:32:09,")
                .getBytes(StandardCharsets.UTF_8);
        byte[] rest = ",,\n5,A,s,2019-04-25T09:32:09,t,,\n".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[good.length + 2 + rest.length];
        System.arraycopy(good, 0, all, 0, good.length);
        all[good.length] = (byte) 0xC3;
        all[good.length + 1] = (byte) 0x28;
        System.arraycopy(rest, 0, all, good.length + 2, rest.length);
        Files.write(file, all);

        Messages read = Messages.read(file, SHANGHAI);

        assertThat(read.messages()).extracting(Message::id).containsExactly("1", "5");
        assertThat(read.faults()).extracting(RowFault::line).containsExactly(3, 4, 5);
    }

    @Test
    void valuesThatCannotBeUsedAreRefusedWithTheNameOfTheirColumn() {
        Messages read = read(HEADER
                + ",A,s,2019-04-25T09:32:09,t,,\n"
                + "2,A,s,2019-02-30T09:32:09,t,,\n"
                + "3,A,,2019-04-25T09:32:09,  ,,\n"
                + "4,A,s,2019-04-25T09:32:09,t,reply,\n"
                + "5,A,s,2019-04-25T09:32:09,t,reply,2019-04-24T09:32:09\n"
                + "6,A,s,2019-04-25T09:32:09,t,,\n"
                + "6,A,s,2019-04-25T09:32:09,u,,\n");

        assertThat(read.messages()).extracting(Message::id).containsExactly("6");
        assertThat(read.faults()).extracting(RowFault::line).containsExactly(2, 3, 4, 5, 6, 8);
        assertThat(read.faults())
                .extracting(RowFault::why)
                .satisfiesExactly(
                        why -> assertThat(why).startsWith("message_id"),
                        why -> assertThat(why).startsWith("sent_at"),
                        why -> assertThat(why).startsWith("text"),
                        why -> assertThat(why).startsWith("reply"),
                        why -> assertThat(why).startsWith("replied_at"),
                        why -> assertThat(why).contains("7"));
    }

    @Test
    void aMarkAtTheStartExtraColumnsAndBlankLinesDoNoHarm() {
        Messages read = read("\uFEFFtext,message_id,sent_at,subject,reply,replied_at,extra\n"
                + "\n"
                + "hello,1,2019-04-25 09:32:09,s,,,x\n"
                + "\n");

        assertThat(read.faults()).isEmpty();
        assertThat(read.messages()).extracting(Message::text).containsExactly("hello");
        assertThat(read.messages().getFirst().line()).isEqualTo(3);
    }

    @Test
    void aFileWithoutTheColumnsOrNotInUtf8IsRefusedAsAWhole() throws IOException {
        Path gbk = folder.resolve("gbk.csv");
        Files.write(gbk, "编号,主题\n".getBytes(Charset.forName("GBK")));

        assertThatThrownBy(() -> read("message_id,text\n1,t\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sent_at");
        assertThatThrownBy(() -> Messages.read(gbk, SHANGHAI))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Messages.read(folder.resolve("none.csv"), SHANGHAI))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aMessageIsTheSameUnderAnyFileNameAndPlaceAndAnotherWithOtherWords() {
        Message first =
                read(HEADER + "1,A,s,2019-04-25T09:32:09,t,,\n").messages().getFirst();
        Message again = read(HEADER + "0,A,s,2019-04-25T09:32:09,t,,\n1,A,s,2019-04-25T09:32:09,t,,\n")
                .messages()
                .getLast();
        Message other =
                read(HEADER + "1,A,s,2019-04-25T09:32:09,u,,\n").messages().getFirst();

        assertThat(IdempotencyKeys.of(again)).isEqualTo(IdempotencyKeys.of(first));
        assertThat(IdempotencyKeys.of(other)).isNotEqualTo(IdempotencyKeys.of(first));
    }

    private Messages read(String content) {
        try {
            Path file = Files.createTempFile(folder, "messages", ".csv");
            Files.writeString(file, content);
            return Messages.read(file, SHANGHAI);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
