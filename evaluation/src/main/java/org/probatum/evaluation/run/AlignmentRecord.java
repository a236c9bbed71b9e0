package org.probatum.evaluation.run;

import java.util.OptionalDouble;
import org.probatum.trial.cohort.ParticipantId;

/**
 * How the moving volume of one participant was brought into the space of the fixed one.
 *
 * @param verdict accepted, doubtful or failed
 * @param predictedErrorMm 90th percentile of the error that is expected (mm)
 * @param record transform, settings and quality figures, canonical JSON
 */
public record AlignmentRecord(
        RunId run, ParticipantId participant, String verdict, OptionalDouble predictedErrorMm, String record) {}
