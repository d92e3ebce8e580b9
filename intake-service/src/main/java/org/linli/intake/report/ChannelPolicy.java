package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** Through which channel a report came. Trust comes from the token's client, never from a field. */
@ApplicationScoped
class ChannelPolicy {

    /** Channels anybody may name. */
    static final List<String> PUBLIC = List.of("app", "wechat", "qr", "web");

    /** Channels only trusted clients may name; {@code import} is nobody's to name. */
    static final List<String> TRUSTED = List.of("hotline", "grid", "window", "visit", "video", "open311");

    private final IntakeSettings settings;

    ChannelPolicy(IntakeSettings settings) {
        this.settings = settings;
    }

    boolean trusts(Submitter submitter) {
        return submitter.subject() != null && settings.trustedClients().contains(submitter.client());
    }

    /** @throws Problem invalid-input for a channel that does not exist or is not this caller's to name */
    String channel(@Nullable String named, Submitter submitter) {
        boolean trusted = trusts(submitter);
        if (named == null) {
            String usual = trusted ? settings.trustedChannel() : submitter.subject() == null ? "web" : "app";
            return settings.clientChannels().getOrDefault(submitter.client(), usual);
        }
        if (PUBLIC.contains(named) || (trusted && TRUSTED.contains(named))) {
            return named;
        }
        String all = String.join(", ", PUBLIC) + (trusted ? ", " + String.join(", ", TRUSTED) : "");
        throw Problem.invalid("channel", "known", "须为其中之一:" + all, "must be one of: " + all);
    }
}
