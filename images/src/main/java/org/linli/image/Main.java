package org.linli.image;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.local.BuiltService;
import org.linli.local.Layout;
import org.linli.local.Platform;
import org.linli.local.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./linli image}: an image of each service, as a file or in a registry. */
@Command(
        name = "linli image",
        mixinStandardHelpOptions = true,
        description = "makes the services' images without a daemon; see deploy/image/README.md")
public final class Main implements Callable<Integer> {

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = "a Java 25 runtime: a name in a registry, or tar:FILE; ${DEFAULT-VALUE}")
    private String base = BaseImage.PUBLIC;

    @Option(
            names = "--architecture",
            paramLabel = "amd64|arm64",
            description = "of a base in a registry; this machine's, ${DEFAULT-VALUE}")
    private String architecture = BaseImage.architectureHere();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SERVICE",
            description = "intake, dispatch, reporting, volunteer or care; all of them")
    private List<String> only = List.of();

    @Option(names = "--tag", description = "of the images; ${DEFAULT-VALUE}")
    private String tag = "local";

    @Option(names = "--to", paramLabel = "DIR", description = "where the files go; ${DEFAULT-VALUE}")
    private Path to = Path.of(".linli/images");

    @Option(
            names = "--push",
            paramLabel = "REGISTRY",
            description = "sends them to REGISTRY/<service> instead; LINLI_REGISTRY_USERNAME and _PASSWORD log in")
    private @Nullable String push;

    @Option(
            names = "--cache",
            description =
                    "adds what makes starts quicker as a layer: starts each service once, with a database, a broker and an"
                            + " issuer of its own")
    private boolean cache;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    /** @param arguments the options; run in the root of the checkout. Exits with 0 done, 1 failed, 2 usage */
    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    System.err.println("linli: " + failed.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        if (cache && !architecture.equals(BaseImage.architectureHere())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--cache is made with the Java of the image, which only " + architecture + " runs");
        }
        Path project = Path.of("").toAbsolutePath();
        List<BuiltService> services = wanted(BuiltService.all(project));
        Path work = project.resolve(".linli/images/work");
        Images images = new Images(new BaseImage(base, architecture), work);
        if (!cache) {
            services.forEach(service -> plain(images, service));
            return 0;
        }
        try (Platform platform = Platform.forTests(Layout.free(project, work.resolve("platform")))) {
            platform.startParts();
            services.forEach(service -> trained(images, service, platform.service(service.name())));
        }
        return 0;
    }

    private void plain(Images images, BuiltService service) {
        if (push == null) {
            Path file = file(images, service);
            say(file, images.write(service, "linli/" + named(service), file));
        } else {
            String name = push + "/" + named(service);
            say(name, images.push(service, name, Credentials.ofEnvironment()));
        }
    }

    private void trained(Images images, BuiltService service, Service as) {
        if (push == null) {
            Path file = file(images, service);
            say(file, images.writeTrained(service, "linli/" + named(service), file, as));
        } else {
            String name = push + "/" + named(service);
            say(name, images.pushTrained(service, name, Credentials.ofEnvironment(), as));
        }
    }

    private Path file(Images images, BuiltService service) {
        images.writeSbom(service, to.resolve(service.module() + ".cdx.json"));
        return to.resolve(service.module() + ".tar");
    }

    private static void say(Object where, String digest) {
        System.out.println(where + "  " + digest);
    }

    private String named(BuiltService service) {
        return service.module() + ":" + tag;
    }

    private List<BuiltService> wanted(List<BuiltService> all) {
        List<String> names = all.stream().map(BuiltService::name).toList();
        if (!names.containsAll(only)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--only must be of " + names.stream().collect(Collectors.joining(", ")));
        }
        return all.stream()
                .filter(each -> only.isEmpty() || only.contains(each.name()))
                .toList();
    }
}
