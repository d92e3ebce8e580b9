package org.linli.volunteer.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.linli.kit.secret.PeopleKey;

/**
 * By which the same proposal is known again. It covers address and phone and outlives them, so it is keyed: who has the table
 * alone cannot try out numbers against it.
 */
@ApplicationScoped
class ProposalPrint {

    private final ObjectMapper json;
    private final PeopleKey key;

    ProposalPrint(ObjectMapper json, PeopleKey key) {
        this.json = json;
        this.key = key;
    }

    byte[] of(NeedBody body) {
        try {
            return key.fingerprint("need", new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
