package org.probatum.evaluation.modelcheck;

import java.util.Optional;
import org.probatum.evaluation.preparation.CasePreparation.AppliedAlignment;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.TileDescriptors;

/**
 * One participant who has every modality and a known outcome, with what need not be computed again for every subset.
 *
 * @param followUp how long the participant was followed; empty where the reference standard has no time
 * @param filled whether single table values are filled on the full input too
 */
record CertifiedCase(
        ClinicalCase acquired,
        Optional<AppliedAlignment> alignment,
        Optional<TileDescriptors> tiles,
        boolean event,
        Optional<ModelTask.FollowUp> followUp,
        boolean filled) {}
