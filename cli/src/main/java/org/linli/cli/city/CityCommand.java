package org.linli.cli.city;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.linli.cli.api.Addresses;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.api.Platform;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code linli city load DIR} and {@code linli city manifests DIR TO}. */
@Command(
        name = "city",
        description = "城市数据包 · a city's data",
        subcommands = {CityCommand.Load.class, CityCommand.Manifests.class})
public final class CityCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "用法 · usage: linli city load DIR | linli city manifests DIR TO");
    }

    /** Checks a pack against every service that owns something in it, then applies it as one revision. */
    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description = "校验并加载城市数据包,有一处错误即不作任何改动 · check and apply a city pack; with one fault nothing changes")
    static final class Load implements Callable<Integer> {

        @Mixin
        private Addresses addresses = new Addresses();

        @Parameters(paramLabel = "DIR", description = "数据包所在目录 · the pack's folder, see docs/city-pack.md")
        private Path folder = Path.of("");

        @Option(
                names = "--admin",
                paramLabel = "LOGIN",
                defaultValue = "admin",
                description =
                        "管理员登录名 · the administrator's log-in; ${DEFAULT-VALUE} (env LINLI_TOKEN: a ready-made token)")
        private String admin = "admin";

        @Option(
                names = "--officer",
                paramLabel = "LOGIN",
                defaultValue = "desk",
                description =
                        "受理员登录名,核验示例名单中的证书,录入 care 名单 · the desk officer who verifies certificates of sample lists and"
                                + " enters those of care; ${DEFAULT-VALUE}")
        private String officer = "desk";

        @Option(
                names = "--pack-only",
                description = "不导入 volunteering 与 care 目录中的名单 · without the lists in the folders volunteering and care")
        private boolean packOnly;

        @Override
        public Integer call() {
            Platform platform = Platform.at(addresses);
            Login administrator = new Login(admin, "linli-cli");
            Login desk = new Login(officer, "linli-cli");
            LoadingCity loading = new LoadingCity(
                    List.of(platform.intake(), platform.dispatch(), platform.volunteer(), platform.care()),
                    new SettledCity(platform),
                    administrator,
                    addresses.language(),
                    System.out);
            BringingLists lists = new BringingLists(
                    platform.volunteer(),
                    administrator,
                    new VerifyingCertificates(platform.volunteer(), administrator, desk, System.out),
                    Clock.systemUTC(),
                    System.out);
            BringingCare care = new BringingCare(new Care(platform.care()), desk, Clock.systemUTC(), System.out);
            LoadingCity.Afterwards all = (read, city) -> lists.bring(read, city) && care.bring(read, city);
            return loading.load(folder, packOnly ? (read, city) -> true : all) ? 0 : 1;
        }
    }

    /** Writes the topics and users of a pack's units for an operator to apply. */
    @Command(
            name = "manifests",
            mixinStandardHelpOptions = true,
            description = "为数据包中的各单位生成 Kafka 主题与用户清单 · write the Kafka topics and users of a pack's units for deploy/")
    static final class Manifests implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "DIR", description = "数据包所在目录 · the pack's folder")
        private Path folder = Path.of("");

        @Parameters(
                index = "1",
                paramLabel = "TO",
                description = "写入目录 · the component's folder, deploy/components/units-<city>")
        private Path to = Path.of("");

        @Option(
                names = "--lang",
                defaultValue = "${env:LINLI_LANG:-zh}",
                description = "zh | en (env LINLI_LANG); ${DEFAULT-VALUE}")
        private String language = "zh";

        @Override
        public Integer call() {
            return new WritingManifests(language, System.out).write(folder, to) ? 0 : 1;
        }
    }
}
