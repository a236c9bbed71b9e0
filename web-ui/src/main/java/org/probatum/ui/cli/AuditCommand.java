package org.probatum.ui.cli;

import picocli.CommandLine.Command;

/** {@code probatum audit …}: the audit trail of a data folder. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verify the audit trail of a data folder.",
        subcommands = AuditVerifyCommand.class,
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {

    @Override
    public void run() {
        throw CommandFailure.wrongInput("Name a command: audit verify [--data-dir DIR]");
    }
}
