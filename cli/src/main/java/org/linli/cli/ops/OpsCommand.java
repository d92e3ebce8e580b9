package org.linli.cli.ops;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code linli ops}: after a service's database was brought back from a backup that is older than its topics. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        description = "运维 · for operators: docs/operations/backup.md",
        subcommands = {RewindCommand.class, ToldCommand.class})
public final class OpsCommand implements Runnable {

    @Override
    public void run() {
        throw new CommandLine.ParameterException(new CommandLine(this), "请给出命令 · a command is missing: rewind, told");
    }
}
