package org.probatum.ui.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.modelcheck.ModelCheck;
import org.probatum.evaluation.modelcheck.ModelCheckReport;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.onnx.ModelInspection;
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
        ModelCommand.requirePackage(model);
        if (!Files.isDirectory(cohort)) {
            throw CommandFailure.wrongInput("There is no cohort folder " + cohort);
        }
        ModelPackage modelPackage = open();
        InspectionReport inspection = new ModelInspection().inspect(modelPackage);
        requireSafe(inspection);
        ModelCheckReport report = check(modelPackage, inspection);
        Objects.requireNonNull(spec).commandLine().getOut().println(json ? report.toJson() : report.toText());
        return report.severe() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }

    private ModelPackage open() {
        try {
            return ModelPackage.open(model);
        } catch (ModelPackageException e) {
            throw CommandFailure.checkFailed("The package is refused: " + e.getMessage());
        }
    }

    /** What could harm this machine is not run. */
    private static void requireSafe(InspectionReport inspection) {
        if (inspection.findings().stream().anyMatch(f -> f.severity() == Severity.UNSAFE)) {
            throw CommandFailure.checkFailed(
                    "The model is refused by inspection and was not run: " + String.join("; ", inspection.reasons()));
        }
    }

    private ModelCheckReport check(ModelPackage modelPackage, InspectionReport inspection) {
        Path beside = Optional.ofNullable(model.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("."));
        try {
            return ModelCheck.check(modelPackage, inspection, cohort, models == null ? beside : models);
        } catch (ModelLoadException e) {
            String reasons = inspection.accepted() ? e.getMessage() : String.join("; ", inspection.reasons());
            throw CommandFailure.checkFailed("The model cannot be loaded: " + reasons);
        }
    }
}
