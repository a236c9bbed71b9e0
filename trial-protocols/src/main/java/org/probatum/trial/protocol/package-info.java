/**
 * What a trial promises: arms, eligibility, endpoints with estimands, pinned models and plans.
 *
 * <p>Start with {@link org.probatum.trial.protocol.TrialDefinition#parse}, which reads {@code trial.json}, and
 * {@link org.probatum.trial.protocol.ProtocolService}, which keeps its versions.
 */
@NullMarked
package org.probatum.trial.protocol;

import org.jspecify.annotations.NullMarked;
