package org.linli.cli.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Refusal;
import org.linli.cli.replay.CsvRows.Row;
import org.linli.cli.replay.CsvRows.RowFault;

/** The messages of a file, and the records that are none. */
record Messages(List<Message> messages, List<RowFault> faults) {

    private static final List<String> REQUIRED =
            List.of("message_id", "subject", "sent_at", "text", "reply", "replied_at");

    /**
     * @param zone of times without one
     * @throws Refusal when the file cannot be read at all
     */
    static Messages read(Path file, ZoneId zone) {
        CsvRows.Content content = CsvRows.read(file, REQUIRED);
        List<Message> messages = new ArrayList<>();
        List<RowFault> faults = new ArrayList<>(content.faults());
        Map<String, Integer> seen = new HashMap<>();
        for (Row row : content.rows()) {
            try {
                Message message = message(row, zone);
                Integer before = seen.putIfAbsent(message.id(), row.line());
                if (before != null) {
                    throw new BadRow("message_id: 与第 " + before + " 行重复 · the same as on line " + before);
                }
                messages.add(message);
            } catch (BadRow bad) {
                faults.add(new RowFault(row.line(), String.valueOf(bad.getMessage())));
            }
        }
        faults.sort(java.util.Comparator.comparingInt(RowFault::line));
        return new Messages(List.copyOf(messages), List.copyOf(faults));
    }

    private static Message message(Row row, ZoneId zone) {
        String id = row.field("message_id").strip();
        if (id.isEmpty() || id.length() > 100) {
            throw new BadRow("message_id: 须为 1–100 字符 · must be 1 to 100 characters");
        }
        if (row.field("subject").isBlank() && row.field("text").isBlank()) {
            throw new BadRow("text: 无内容 · no words");
        }
        Instant sentAt = LocalTimes.parse("sent_at", row.field("sent_at"), zone);
        if (sentAt == null) {
            throw new BadRow("sent_at: 缺失 · missing");
        }
        @Nullable String reply = row.field("reply").isBlank() ? null : row.field("reply");
        Instant repliedAt = LocalTimes.parse("replied_at", row.field("replied_at"), zone);
        if ((reply == null) != (repliedAt == null)) {
            throw new BadRow("reply, replied_at: 须同时有或同时无 · both or neither");
        }
        if (repliedAt != null && repliedAt.isBefore(sentAt)) {
            throw new BadRow("replied_at: 早于 sent_at · before sent_at");
        }
        return new Message(row.line(), id, row.field("subject").strip(), sentAt, row.field("text"), reply, repliedAt);
    }
}
