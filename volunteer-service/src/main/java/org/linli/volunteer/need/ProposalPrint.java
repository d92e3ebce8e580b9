package org.linli.volunteer.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;

/**
 * By which the same proposal is known again. It covers address and phone and outlives them, so it is keyed: who has the table
 * alone cannot try out numbers against it.
 */
@ApplicationScoped
class ProposalPrint implements KeptSealed {

    private final ObjectMapper json;
    private final PeopleKey key;

    ProposalPrint(ObjectMapper json, PeopleKey key) {
        this.json = json;
        this.key = key;
    }

    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("need", "body_hash"));
    }

    Fingerprint of(NeedBody body) {
        try {
            return key.fingerprint("need", new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
