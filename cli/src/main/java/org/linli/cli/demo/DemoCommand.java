package org.linli.cli.demo;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Addresses;
import org.linli.cli.api.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linli demo}: one case from report to closing, one need from proposal to what it earned, one door that stays shut. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "演示一件事从上报到结案,一项志愿服务从提出到入账,一次上门无人应门 · play one case, one need of volunteers,"
                + " and one visit where nobody opens")
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private Addresses addresses = new Addresses();

    @Option(
            names = "--script",
            paramLabel = "FILE",
            description = "人员、上报与用语(JSON),缺省适用于示例城市 · people, report and words; the default fits the sample city")
    private @Nullable Path script;

    @Override
    public Integer call() {
        DemoScript played = DemoScript.read(script);
        Stage stage = new Stage(System.out, played.cityZone());
        Platform platform = Platform.at(addresses);
        new PlayingCase(platform, new OrdersTopic(addresses.kafka()), played, stage).play();
        if (played.hasNeed()) {
            new PlayingNeed(platform, played, stage).play();
        }
        if (played.hasVisit()) {
            new PlayingVisit(platform, played, stage).play();
        }
        return 0;
    }
}
