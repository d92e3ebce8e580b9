package org.linli.dispatch.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a case, as it goes on the wire: only codes and times, no words and no personal data. {@code caseId},
 * {@code reportId}, what began it instead of a report, and {@code state} are added when it is published. The shapes are those of the approved schemas.
 */
public sealed interface CaseFact {

    /** The end of the event's type: {@code case-filed} of {@code linli.dispatch.case-filed.v1}. */
    String name();

    record Proposed(
            String number,
            String categoryCode,
            String areaCode,
            Instant submittedAt,
            Instant acceptedAt,
            Instant proposedAt,
            @Nullable Instant dueAt)
            implements CaseFact {
        @Override
        public String name() {
            return "case-proposed";
        }
    }

    record Filed(String conditionCode, boolean automatic, Instant filedAt, Instant dueAt, boolean provisional)
            implements CaseFact {
        @Override
        public String name() {
            return "case-filed";
        }
    }

    record Declined(String reasonCode, Instant declinedAt) implements CaseFact {
        @Override
        public String name() {
            return "case-declined";
        }
    }

    /** @param clock filing, dispatching or checking */
    record Late(String clock, Instant dueAt, Instant lateAt) implements CaseFact {
        @Override
        public String name() {
            return "case-late";
        }
    }

    record DueChanged(Instant dueAt, boolean provisional, Instant changedAt) implements CaseFact {
        @Override
        public String name() {
            return "case-due-changed";
        }
    }

    record Dispatched(boolean automatic, @Nullable String ruleCode, List<IssuedOrder> orders, Instant dispatchedAt)
            implements CaseFact {
        @Override
        public String name() {
            return "case-dispatched";
        }
    }

    /** @param part lead or support */
    record IssuedOrder(UUID orderId, String unitCode, String part, Instant dueAt) {}

    /** One more order, after the first dispatching. */
    record OrderIssued(UUID orderId, String unitCode, String part, Instant dueAt, Instant issuedAt)
            implements CaseFact {
        @Override
        public String name() {
            return "order-issued";
        }
    }

    record Handling(Instant handlingAt) implements CaseFact {
        @Override
        public String name() {
            return "case-handling";
        }
    }

    record Recalled(Instant recalledAt) implements CaseFact {
        @Override
        public String name() {
            return "case-recalled";
        }
    }

    record Handled(Instant handledAt) implements CaseFact {
        @Override
        public String name() {
            return "case-handled";
        }
    }

    record CheckOpened(Instant openedAt, @Nullable Instant dueAt) implements CaseFact {
        @Override
        public String name() {
            return "case-check-opened";
        }
    }

    record CheckPassed(Instant checkedAt) implements CaseFact {
        @Override
        public String name() {
            return "case-check-passed";
        }
    }

    record CheckFailed(String reasonCode, List<UUID> reworkOrders, Instant checkedAt) implements CaseFact {
        @Override
        public String name() {
            return "case-check-failed";
        }
    }

    record Closed(boolean automatic, Instant closedAt, boolean onTime) implements CaseFact {
        @Override
        public String name() {
            return "case-closed";
        }
    }

    record Recorded(
            String number,
            @Nullable String categoryCode,
            String areaCode,
            Instant submittedAt,
            Instant acceptedAt,
            @Nullable Instant filedAt,
            @Nullable Instant declinedAt,
            @Nullable Instant dispatchedAt,
            @Nullable Instant reportedBackAt,
            @Nullable Instant checkedAt,
            @Nullable Instant closedAt)
            implements CaseFact {
        @Override
        public String name() {
            return "case-recorded";
        }
    }

    record OrderTaken(UUID orderId, String unitCode, Instant takenAt) implements CaseFact {
        @Override
        public String name() {
            return "order-taken";
        }
    }

    record OrderReturned(UUID orderId, String unitCode, String reasonCode, Instant returnedAt) implements CaseFact {
        @Override
        public String name() {
            return "order-returned";
        }
    }

    /** @param ruling upheld, overruled or lapsed */
    record OrderArbitrated(UUID orderId, String unitCode, String ruling, Instant arbitratedAt) implements CaseFact {
        @Override
        public String name() {
            return "order-arbitrated";
        }
    }

    record OrderNotTaken(UUID orderId, String unitCode, Instant dueAt, Instant lateAt) implements CaseFact {
        @Override
        public String name() {
            return "order-not-taken";
        }
    }

    record OrderWithdrawn(UUID orderId, String unitCode, Instant withdrawnAt) implements CaseFact {
        @Override
        public String name() {
            return "order-withdrawn";
        }
    }

    /** A stage before the last. @param onTime done by its due time */
    record OrderStageDone(
            UUID orderId, String unitCode, String stageCode, Instant dueAt, Instant doneAt, boolean onTime)
            implements CaseFact {
        @Override
        public String name() {
            return "order-stage-done";
        }
    }

    record OrderHandled(UUID orderId, String unitCode, Instant handledAt, boolean onTime) implements CaseFact {
        @Override
        public String name() {
            return "order-handled";
        }
    }

    record OrderLate(
            UUID orderId, String unitCode, @Nullable String stageCode, Instant dueAt, Instant lateAt)
            implements CaseFact {
        @Override
        public String name() {
            return "order-late";
        }
    }
}
