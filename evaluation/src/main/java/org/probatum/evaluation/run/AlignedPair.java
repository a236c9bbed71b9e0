package org.probatum.evaluation.run;

import java.util.Optional;
import org.probatum.alignment.Volume;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/**
 * The two volumes of an alignment with the transform between them, to look at.
 *
 * @param transform from the fixed to the moving space; empty when the registration could not be made
 */
public record AlignedPair(
        TrialId trial, AlignmentRecord alignment, Input fixed, Input moving, Optional<SpatialTransform> transform) {

    /**
     * A volume as it was acquired.
     *
     * @param name without ending, such as {@code t1}
     * @param digest of the file
     */
    public record Input(String name, Digest digest, Volume volume) {}
}
