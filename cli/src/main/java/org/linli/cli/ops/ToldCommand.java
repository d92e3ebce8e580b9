package org.linli.cli.ops;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.linli.cli.api.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linli ops told}: what a service told others, to be held against what its restored database knows. */
@Command(
        name = "told",
        mixinStandardHelpOptions = true,
        description = "列出服务发出的事件 · lists as CSV the events a service has sent since a moment: what its restored outbox"
                + " does not hold, others know and it does not")
final class ToldCommand implements Callable<Integer> {

    @Mixin
    private Addresses addresses = new Addresses();

    @Mixin
    private KafkaAddress kafka = new KafkaAddress();

    @Option(names = "--service", paramLabel = "NAME", required = true, description = "服务 · the service")
    private String service = "";

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            required = true,
            description = "备份的时间 · the moment of the backup")
    private Instant since = Instant.MIN;

    @Override
    public Integer call() {
        new ToldEvents(addresses.kafka(), kafka.properties(addresses.kafka()), System.out)
                .list(RestoredService.of(service), since);
        return 0;
    }
}
