package org.linli.volunteer.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.linli.kit.setting.InRange;

/** Settings below {@code linli.volunteer.ledger}. */
@ConfigMapping(prefix = "linli.volunteer.ledger")
public interface LedgerSettings {

    /** A person holds at most so many minutes; what is credited above is donated. Default: 1,500 hours. */
    @WithDefault("90000")
    @InRange(from = 1)
    long minutesCap();

    /** Name of the donation account that gets what is above the cap. */
    @WithDefault("time-bank")
    String overflowTo();

    /** How often holds are looked at whose time is up. */
    @WithDefault("5s")
    Duration holdSweepEvery();

    /** How often points are looked at whose day is over. */
    @WithDefault("10m")
    Duration expirySweepEvery();

    /** When the whole ledger is checked, as a cron expression in the city's zone. */
    @WithDefault("0 30 3 * * ?")
    String checkAt();
}
