package org.probatum.ui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.modelcheck.ModelCheck;
import org.probatum.evaluation.modelcheck.ModelCheckReport;
import org.probatum.registry.ModelLoadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum model evaluate}: the model on a cohort, beside what its card claims. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run a model on a cohort and hold it against its card.",
        footer = {
            "",
            "Figures with intervals beside the card's claims, calibration, subgroups, participants in the training data;",
            "tests for chance level, reversed scores and shortcuts. A missing modality is not filled.",
            "Exit code 3 on a severe finding."
        })
final class ModelEvaluateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The model package, a folder or a zip.")
    private Path model = Path.of("model");

    @Option(names = "--cohort", paramLabel = "DIR", required = true, description = "The cohort folder.")
    private Path cohort = Path.of("cohort");

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Where models lie that this one requires (default: the folder that holds the package).")
    private @Nullable Path models;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        SafePackage found = SafePackage.open(model);
        if (!Files.isDirectory(cohort)) {
            throw CommandFailure.wrongInput("There is no cohort folder " + cohort);
        }
        ModelCheckReport report = check(found);
        Objects.requireNonNull(spec).commandLine().getOut().println(json ? report.toJson() : report.toText());
        return report.severe() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private ModelCheckReport check(SafePackage found) {
        try {
            return ModelCheck.check(
                    found.modelPackage(), found.inspection(), cohort, models == null ? found.beside() : models);
        } catch (ModelLoadException e) {
            throw found.notLoaded(e);
        }
    }
}
