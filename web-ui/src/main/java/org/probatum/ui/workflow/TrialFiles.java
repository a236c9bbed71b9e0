package org.probatum.ui.workflow;

import java.nio.file.Path;

/**
 * What a trial is run from.
 *
 * @param definition trial.json; the outcome files it names lie beside it or in the cohort folder
 * @param cohort the cohort folder
 * @param models the folder with one model package, folder or zip, per model
 */
public record TrialFiles(Path definition, Path cohort, Path models) {}
