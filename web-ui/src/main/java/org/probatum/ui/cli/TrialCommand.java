package org.probatum.ui.cli;

import picocli.CommandLine.Command;

/** {@code probatum trial …}: whole trials without a browser. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = "Run a whole trial without a browser.",
        subcommands = TrialRunCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class TrialCommand implements Runnable {

    @Override
    public void run() {
        throw CommandFailure.wrongInput("Name a command: trial run TRIAL.json --cohort DIR --models DIR --out DIR");
    }
}
