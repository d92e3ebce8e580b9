package org.linli.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LaneRoundTest {

    @Test
    void rowsOfDifferentKeysGoTogetherAndThoseOfOneKeyOneAfterTheOther() {
        LaneRound round = new LaneRound(List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "a")));

        assertThat(sendAll(round)).containsExactly(List.of(1L, 2L), List.of(3L), List.of(4L));
        assertThat(round.isOver()).isTrue();
    }

    @Test
    void afterARowThatFailedNothingOfItsKeyIsSentInTheRound() {
        LaneRound round = new LaneRound(List.of(row(1, "a"), row(2, "b"), row(3, "a"), row(4, "b")));

        round.failed(round.heads().getFirst());

        assertThat(sendAll(round)).containsExactly(List.of(2L), List.of(4L));
    }

    @Test
    void theSameKeyOfTwoTopicsAreTwoKeys() {
        LaneRound round = new LaneRound(List.of(row(1, "a"), row(2, "other", "a")));

        assertThat(round.heads()).extracting(UnsentRow::seq).containsExactly(1L, 2L);
    }

    @Test
    void aKeyWithMoreRowsThanARoundTakesIsBusy() {
        Stream<UnsentRow> many =
                LongStream.rangeClosed(1, LaneRound.ROWS_OF_A_KEY + 1L).mapToObj(seq -> row(seq, "a"));
        Stream<UnsentRow> few =
                LongStream.rangeClosed(101, 100L + LaneRound.ROWS_OF_A_KEY).mapToObj(seq -> row(seq, "b"));

        assertThat(LaneRound.busy(Stream.concat(many, few).toList())).containsExactly("a");
    }

    private static List<List<Long>> sendAll(LaneRound round) {
        return Stream.generate(() -> {
                    List<UnsentRow> heads = round.heads();
                    heads.forEach(round::sent);
                    return heads.stream().map(UnsentRow::seq).toList();
                })
                .takeWhile(heads -> !heads.isEmpty())
                .toList();
    }

    private static UnsentRow row(long seq, String key) {
        return row(seq, "topic", key);
    }

    private static UnsentRow row(long seq, String topic, String key) {
        return new UnsentRow(
                seq, UUID.randomUUID(), "t", "s", Instant.EPOCH, "a", 1, topic, key, new byte[0], "{}", null);
    }
}
