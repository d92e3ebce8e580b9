package org.linli.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.linli.cli.api.PartAway;
import org.linli.cli.api.Refusal;
import org.linli.cli.city.CityCommand;
import org.linli.cli.deadletter.ReplayDeadLettersCommand;
import org.linli.cli.demo.DemoCommand;
import org.linli.cli.ops.OpsCommand;
import org.linli.cli.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./linli} that talk to a running platform. */
@Command(
        name = "linli",
        mixinStandardHelpOptions = true,
        version = "Linli 0.1.0",
        description = "邻里命令行 · talks to a running platform over REST and topics",
        subcommands = {
            CityCommand.class,
            DemoCommand.class,
            ReplayCommand.class,
            ReplayDeadLettersCommand.class,
            OpsCommand.class
        })
public final class Main implements Runnable {

    /** Done. */
    static final int OK = 0;
    /** Something was refused. */
    static final int REFUSED = 1;
    /** The command line cannot be understood. */
    static final int USAGE = 2;
    /** A part of the platform does not answer. */
    static final int AWAY = 3;

    private Main() {}

    /** @param arguments a command and its options; exits with 0 ok, 1 refused, 2 usage, 3 a part is away */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.setProperty("java.awt.headless", "true");
        // People's words are UTF-8 whatever the terminal's locale says; a container's is often POSIX.
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int code = run(arguments);
        System.out.flush();
        System.exit(code);
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println("linli: " + wrong.getMessage() + " ("
                            + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
                    return USAGE;
                })
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    System.err.println("linli: " + lineOf(failed));
                    return codeOf(failed);
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "请给出命令 · a command is missing");
    }

    private static int codeOf(Throwable failed) {
        return switch (failed) {
            case PartAway away -> AWAY;
            default -> REFUSED;
        };
    }

    private static String lineOf(Throwable failed) {
        return switch (failed) {
            case PartAway away -> away.getMessage();
            case Refusal refusal -> refusal.getMessage();
            default -> "意外错误 · unexpected: " + failed;
        };
    }
}
