package org.linli.dispatch.task;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happened to a task, as it goes on the wire: codes, ids and times; no words, no place but the grid. {@code taskId},
 * {@code orderId}, {@code caseId} and {@code state} are added when it is published.
 */
sealed interface TaskFact {

    /** The end of the event's type: {@code task-opened} of {@code linli.dispatch.task-opened.v1}. */
    String name();

    /** What is asked of volunteers. */
    record Opened(
            String kind,
            String areaCode,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            int places,
            List<List<String>> skills,
            List<String> certificates,
            String urgency,
            String sensitivity,
            String reach,
            Instant at)
            implements TaskFact {
        @Override
        public String name() {
            return "task-opened";
        }
    }

    /** @param honourBy whoever has not checked in by then loses it */
    record Granted(UUID claimId, Instant honourBy, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-granted";
        }
    }

    /** @param reasonCode taken, ended or not-honoured */
    record Refused(UUID claimId, String reasonCode, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-refused";
        }
    }

    /** @param reasonCode given-back, no-show or not-honoured */
    record Freed(UUID claimId, String reasonCode, int reopened, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-freed";
        }
    }

    /** @param minutes that count */
    record Accepted(UUID claimId, int minutes, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-accepted";
        }
    }

    record Rejected(UUID claimId, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-rejected";
        }
    }

    /** @param reasonCode withdrawn, order-handled, order-withdrawn, case-closed or lapsed */
    record Withdrawn(String reasonCode, Instant at) implements TaskFact {
        @Override
        public String name() {
            return "task-withdrawn";
        }
    }
}
