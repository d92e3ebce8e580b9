package org.linli.cli.deadletter;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linli.cli.api.Addresses;
import org.linli.cli.api.Login;
import org.linli.cli.api.Platform;
import org.linli.cli.api.Refusal;
import org.linli.cli.api.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linli replay-dlq}: lists records that could not be handled, and brings them back. */
@Command(
        name = "replay-dlq",
        mixinStandardHelpOptions = true,
        description = "列出死信并重新处理 · list dead letters and bring them back, mended or as they were")
public final class ReplayDeadLettersCommand implements Callable<Integer> {

    @Mixin
    private Addresses addresses = new Addresses();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "仅此服务 · only this one: intake, dispatch, reporting, volunteer, care")
    private @Nullable String service;

    @Option(names = "--channel", paramLabel = "NAME", description = "仅此通道 · only this incoming channel")
    private @Nullable String channel;

    @Option(names = "--id", paramLabel = "UUID", description = "仅此一条 · only this letter")
    private @Nullable UUID id;

    @Option(names = "--set", paramLabel = "HEADER=VALUE", description = "更正一个头(须与 --id 同用) · mend a header; needs --id")
    private Map<String, String> headers = new LinkedHashMap<>();

    @Option(
            names = "--value",
            paramLabel = "FILE",
            description = "以文件内容替换记录值(须与 --id 同用) · replace the whole value; needs --id")
    private @Nullable Path value;

    @Option(names = "--list", description = "只列出,不处理 · only list them")
    private boolean listOnly;

    @Option(
            names = "--admin",
            paramLabel = "LOGIN",
            defaultValue = "admin",
            description = "管理员登录名 · the administrator's log-in; ${DEFAULT-VALUE}")
    private String admin = "admin";

    @Override
    public Integer call() {
        if (id == null && (!headers.isEmpty() || value != null)) {
            throw usage("--set 与 --value 须与 --id 同用 · --set and --value need --id");
        }
        List<Service> services = Platform.at(addresses).services().stream()
                .filter(each -> service == null || each.name().equals(service))
                .toList();
        if (services.isEmpty()) {
            throw usage("没有此服务 · no such service: " + service + " (intake, dispatch, reporting, volunteer, care)");
        }
        BringingBack back = new BringingBack(services, new Login(admin, "linli-cli"), channel, id, System.out);
        return listOnly ? back.list() : back.replay(headers, value == null ? null : text(value));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notText) {
            throw Refusal.because("不是 UTF-8 文本 · not text in UTF-8: " + file);
        } catch (IOException unreadable) {
            throw Refusal.because("文件无法读取 · the file cannot be read: " + file);
        }
    }

    private CommandLine.ParameterException usage(String line) {
        return new CommandLine.ParameterException(spec.commandLine(), line);
    }
}
