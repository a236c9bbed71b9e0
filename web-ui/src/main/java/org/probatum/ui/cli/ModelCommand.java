package org.probatum.ui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code probatum model …}: one model package, without a trial. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Inspect, evaluate, certify or explain a model package.",
        subcommands = {
            ModelInspectCommand.class,
            ModelEvaluateCommand.class,
            ModelCertifyCommand.class,
            ModelExplainCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
final class ModelCommand implements Runnable {

    @Override
    public void run() {
        throw CommandFailure.wrongInput("Name a command: model inspect DIR, model evaluate DIR --cohort DIR, "
                + "model certify DIR --cohort DIR --out DIR, "
                + "model explain DIR --method M --input TEST_DATA_DIR --output NAME --out DIR");
    }

    /** Refuses a package that is not there. */
    static void requirePackage(Path folderOrZip) {
        if (!Files.exists(folderOrZip)) {
            throw CommandFailure.wrongInput("There is no model package " + folderOrZip
                    + "; name a folder or zip with model.onnx and card.json");
        }
    }
}
