package org.probatum.ui.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.probatum.trial.protocol.TrialSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code probatum schema …}: the JSON Schema of a file that people write. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = "Print the JSON Schema of a file that people write.",
        synopsisSubcommandLabel = "COMMAND")
final class SchemaCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw CommandFailure.wrongInput("Name a command: schema trial");
    }

    @Command(
            name = "trial",
            mixinStandardHelpOptions = true,
            description = "Print the JSON Schema (2020-12) of a trial definition.")
    int trial() {
        Objects.requireNonNull(spec).commandLine().getOut().println(TrialSchema.text());
        return ExitCode.DONE;
    }
}
