package org.linli.volunteer.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.linli.kit.outbox.OutboxEvent;

/** What the topic is told of each account a transfer enters: {@code linli.volunteer.account-entered.v1}. */
@ApplicationScoped
class LedgerEvents {

    static final String TOPIC = "linli.volunteer.ledger";
    static final String TYPE = "linli.volunteer.account-entered.v1";

    private record AccountEntered(
            UUID accountId, UUID transferId, String kind, String currency, long amount, long balance, Instant at) {}

    private final ObjectMapper json;

    LedgerEvents(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Both sides of a transfer.
     *
     * @param from as it stands after it
     * @param to as it stands after it
     */
    List<OutboxEvent> entered(Transfer transfer, AccountRow from, AccountRow to) {
        return List.of(entered(transfer, from, -transfer.amount()), entered(transfer, to, transfer.amount()));
    }

    private OutboxEvent entered(Transfer transfer, AccountRow account, long amount) {
        try {
            byte[] payload = json.writeValueAsBytes(new AccountEntered(
                    account.id(),
                    transfer.id(),
                    transfer.kind().code(),
                    transfer.currency().code(),
                    amount,
                    account.balance(),
                    transfer.at()));
            String id = account.id().toString();
            return OutboxEvent.of(TOPIC, id, "account/" + id, account.version(), TYPE, transfer.at(), payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
