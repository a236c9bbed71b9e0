package org.probatum.ui.cli;

import picocli.CommandLine.Command;

/** {@code probatum capsule …}: evidence without a server. */
@Command(
        name = "capsule",
        mixinStandardHelpOptions = true,
        description = "Check an evidence capsule, offline.",
        subcommands = {CapsuleVerifyCommand.class, CapsuleReplayCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class CapsuleCommand implements Runnable {

    @Override
    public void run() {
        throw CommandFailure.wrongInput("Name a command: capsule verify FILE, capsule replay FILE");
    }
}
