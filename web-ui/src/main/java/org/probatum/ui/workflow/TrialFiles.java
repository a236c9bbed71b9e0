package org.probatum.ui.workflow;

import java.nio.file.Path;
import java.util.List;

/**
 * What a trial is run from.
 *
 * @param definition trial.json; the outcome files it names lie beside it or in the cohort folder
 * @param cohort the cohort folder
 * @param models the folder with one model package, folder or zip, per model
 * @param certificates folders that {@code model certify} wrote, for a protocol that names certificates
 */
public record TrialFiles(Path definition, Path cohort, Path models, List<Path> certificates) {

    public TrialFiles {
        certificates = List.copyOf(certificates);
    }

    /** Of a protocol that names no certificate. */
    public TrialFiles(Path definition, Path cohort, Path models) {
        this(definition, cohort, models, List.of());
    }
}
