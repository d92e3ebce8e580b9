package org.linli.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.kit.outbox.LaneTopics.Answer;

class LaneTopicsTest {

    private static final long SECOND = LaneTopics.FIRST_PAUSE.toNanos();

    private final LaneTopics topics = new LaneTopics();

    @Test
    void aTopicNotYetKnownGetsOneRowAndOneSuchTopicARound() {
        topics.answered("there", Answer.SENT, 0);

        List<UnsentRow> together = topics.together(
                List.of(row(1, "new"), row(2, "there"), row(3, "new"), row(4, "other"), row(5, "there")));

        assertThat(together).extracting(UnsentRow::seq).containsExactly(1L, 2L, 5L);
    }

    @Test
    void aMissingTopicIsLeftOutForAGrowingWhileUpToTheLongest() {
        long now = 0;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            boolean first = topics.answered("away", Answer.MISSING, now);

            assertThat(first).isEqualTo(seconds == 1);
            assertThat(topics.leftOut(now + seconds * SECOND - 1)).containsExactly("away");
            now += seconds * SECOND;
            assertThat(topics.leftOut(now)).isEmpty();
        }
    }

    @Test
    void aTopicThatIsThereAgainIsSentToAsBefore() {
        topics.answered("t", Answer.MISSING, 0);
        topics.answered("t", Answer.SENT, SECOND);

        assertThat(topics.leftOut(SECOND)).isEmpty();
        assertThat(topics.together(List.of(row(1, "t"), row(2, "t")))).hasSize(2);
        assertThat(topics.answered("t", Answer.MISSING, SECOND)).isTrue();
        assertThat(topics.leftOut(2 * SECOND)).isEmpty();
    }

    @Test
    void aFaultOfTheBrokerPutsATopicInDoubtUntilASecondShowsThatItIsThere() {
        topics.answered("t", Answer.SENT, 0);

        topics.answered("t", Answer.FAILED, 0);
        assertThat(topics.together(List.of(row(1, "t"), row(2, "t")))).hasSize(1);
        topics.answered("t", Answer.FAILED, 0);

        assertThat(topics.together(List.of(row(1, "t"), row(2, "t")))).hasSize(2);
        assertThat(topics.leftOut(0)).isEmpty();
    }

    @Test
    void oneRowThroughSaysMoreThanAnotherRefused() {
        assertThat(Answer.better(Answer.FAILED, Answer.SENT)).isEqualTo(Answer.SENT);
        assertThat(Answer.better(Answer.MISSING, Answer.FAILED)).isEqualTo(Answer.MISSING);
    }

    private static UnsentRow row(long seq, String topic) {
        return new UnsentRow(
                seq, UUID.randomUUID(), "t", "s", Instant.EPOCH, "a", 1, topic, "key" + seq, new byte[0], "{}", null);
    }
}
