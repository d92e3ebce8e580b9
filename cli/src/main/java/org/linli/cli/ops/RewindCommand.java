package org.linli.cli.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.linli.cli.api.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linli ops rewind}: lets a restored service read again what its database forgot. */
@Command(
        name = "rewind",
        mixinStandardHelpOptions = true,
        description = "使服务自备份之时重读主题 · has a stopped service read its topics again from the time of its backup on;"
                + " what it had handled by then changes nothing")
final class RewindCommand implements Callable<Integer> {

    @Mixin
    private Addresses addresses = new Addresses();

    @Mixin
    private KafkaAddress kafka = new KafkaAddress();

    @Option(names = "--service", paramLabel = "NAME", required = true, description = "已停止的服务 · the service, stopped")
    private String service = "";

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            required = true,
            description = "备份开始的时间 · when the backup was begun, or the moment restored to, e.g. 2026-11-28T02:00:00Z")
    private Instant to = Instant.MAX;

    @Option(
            names = "--margin",
            paramLabel = "DURATION",
            defaultValue = "PT24H",
            description = "更早多少 · how much earlier, for what lay unread at that time; ${DEFAULT-VALUE}")
    private Duration margin = Duration.ofHours(24);

    @Option(names = "--dry-run", description = "只显示 · only show what would be done")
    private boolean dryRun;

    @Override
    public Integer call() {
        try (Admin admin = Admin.create(kafka.properties(addresses.kafka()))) {
            return new Rewinding(admin, addresses.kafka(), System.out)
                    .rewind(RestoredService.of(service), to.minus(margin), dryRun);
        }
    }
}
