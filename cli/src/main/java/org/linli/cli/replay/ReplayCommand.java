package org.linli.cli.replay;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Addresses;
import org.linli.cli.api.Platform;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code linli replay FILE.csv}: a city's past messages, walked live and imported. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "重放历史来信:前 N 条实时办理,全部导入 · walk the first N messages live, import all of them")
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private Addresses addresses = new Addresses();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Parameters(
            paramLabel = "FILE.csv",
            description = "message_id, sender, subject, sent_at, text, reply, replied_at (RFC 4180, UTF-8)")
    private Path file = Path.of("");

    @Option(
            names = "--live",
            paramLabel = "N",
            defaultValue = "200",
            description = "实时办理前 N 条 · walk the first N through all steps; ${DEFAULT-VALUE}")
    private int live;

    @Option(names = "--from-import", description = "跳过实时办理 · leave the live part out, begin with the import")
    private boolean fromImport;

    @Option(names = "--no-import", description = "不导入 · leave the import out")
    private boolean noImport;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "message_id, filed_at, declined_at, dispatched_at, reported_back_at, checked_at, closed_at")
    private @Nullable Path decisions;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "replay",
            description = "导入来源;来源内编号唯一 · name of the source, within which message ids are unique; ${DEFAULT-VALUE}")
    private String source = "replay";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "时间的时区,缺省为城市时区 · zone of times without one; the city's")
    private @Nullable String zone;

    @Option(names = "--bulletins", description = "发布所涉过往各周的周报 · publish the bulletins of the past weeks touched")
    private boolean bulletins;

    @Option(names = "--script", paramLabel = "FILE", description = "人员与用语(JSON) · people and words for another city")
    private @Nullable Path script;

    @Option(names = "--keywords", paramLabel = "FILE", description = "keyword,category · for another city's categories")
    private @Nullable Path keywords;

    @Override
    public Integer call() {
        if (live < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--live: 须为不小于 0 的整数 · must not be negative");
        }
        ReplayScript people = ReplayScript.read(script);
        Replaying replaying = new Replaying(
                Platform.at(addresses),
                people,
                Keywords.read(keywords, people.fallbackCategory()),
                zone == null ? people.cityZone() : zone(zone),
                System.out);
        Replaying.Plan plan = new Replaying.Plan(file, decisions, source, fromImport ? 0 : live, !noImport, bulletins);
        return replaying.run(plan) ? 0 : 1;
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--zone: 没有此时区 · no such time zone: " + name);
        }
    }
}
