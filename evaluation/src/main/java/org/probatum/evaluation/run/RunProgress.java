package org.probatum.evaluation.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param step what is being done, in words
 * @param done cases done in this step
 * @param total cases of this step
 * @param left time left in this step, once it can be told
 * @param status of the run
 */
public record RunProgress(RunId run, String step, int done, int total, Optional<Duration> left, RunStatus status) {}
