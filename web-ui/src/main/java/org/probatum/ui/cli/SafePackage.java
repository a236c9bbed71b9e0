package org.probatum.ui.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.onnx.ModelInspection;

/**
 * A model package that inspection found safe to run on this machine.
 *
 * @param path where it was found
 * @param inspection may hold faults that are no danger
 */
record SafePackage(Path path, ModelPackage modelPackage, InspectionReport inspection) {

    /** @throws CommandFailure if there is none, or it is refused */
    static SafePackage open(Path path) {
        ModelCommand.requirePackage(path);
        ModelPackage modelPackage = read(path);
        InspectionReport inspection = new ModelInspection().inspect(modelPackage);
        if (inspection.findings().stream().anyMatch(f -> f.severity() == Severity.UNSAFE)) {
            throw CommandFailure.checkFailed(
                    "The model is refused by inspection and was not run: " + String.join("; ", inspection.reasons()));
        }
        return new SafePackage(path, modelPackage, inspection);
    }

    private static ModelPackage read(Path path) {
        try {
            return ModelPackage.open(path);
        } catch (ModelPackageException e) {
            throw CommandFailure.checkFailed("The package is refused: " + e.getMessage());
        }
    }

    /** The folder that holds it, where required models are looked for first. */
    Path beside() {
        return Optional.ofNullable(path.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("."));
    }

    /** That the runtime refused to load it, in the words of the inspection when that saw it coming. */
    CommandFailure notLoaded(ModelLoadException e) {
        String reasons = inspection.accepted() ? e.getMessage() : String.join("; ", inspection.reasons());
        return CommandFailure.checkFailed("The model cannot be loaded: " + reasons);
    }
}
