package org.probatum.evaluation.run;

import java.time.Instant;

/**
 * That a run was given up for good.
 *
 * @param by printed name of who abandoned it
 * @param reason why; never blank
 */
public record Abandonment(Instant at, String by, String reason) {}
