package org.linli.intake.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.linli.kit.setting.InRange;

/** Settings below {@code linli.intake}. */
@ConfigMapping(prefix = "linli.intake")
public interface IntakeSettings {

    /** Clients (authorised parties of tokens) whose reports need no verification. */
    @WithDefault("linli-hotline,linli-grid")
    Set<String> trustedClients();

    /** The channel of a trusted client's report that names none. */
    @WithDefault("grid")
    String trustedChannel();

    /** The channel of a trusted client, by client, where it differs. */
    @WithName("client-channel")
    Map<String, String> clientChannels();

    /** How often reports whose verification time is up are looked for; read by the scheduler. */
    @WithDefault("5s")
    String sweep();

    Anonymous anonymous();

    Writer writer();

    /** How long a submission may wait for its commit before the caller is told to come back. */
    @WithDefault("15s")
    Duration patience();

    /** How many calls a caller without a token may make, by address. */
    interface Anonymous {
        @WithDefault("30")
        @InRange(from = 1)
        int reportsPerMinute();

        @WithDefault("20")
        @InRange(from = 1)
        int reportsBurst();
    }

    /**
     * The writer that lets concurrent submissions share a commit. A second worker halves the batches: worth it only where
     * a commit waits long for its disk and rows are many.
     */
    interface Writer {
        @WithDefault("2000")
        @InRange(from = 1)
        int queue();

        @WithDefault("200")
        @InRange(from = 1, to = 1000)
        int batch();

        @WithDefault("1")
        @InRange(from = 1, to = 16)
        int workers();
    }
}
