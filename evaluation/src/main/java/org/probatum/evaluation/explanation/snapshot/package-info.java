/**
 * What stored explanations say when they are read back and laid side by side: two of one participant, or all of a cohort.
 *
 * <p>{@link org.probatum.evaluation.explanation.snapshot.Snapshot} reads the stored numbers;
 * {@link org.probatum.evaluation.explanation.snapshot.SnapshotAgreement} compares two,
 * {@link org.probatum.evaluation.explanation.snapshot.CohortAttributions} sums up many, and
 * {@link org.probatum.evaluation.explanation.snapshot.GroupComparison} holds groups of participants against each other. Plain
 * arithmetic on values: nothing here knows an arm; whoever asks names the groups.
 */
@NullMarked
package org.probatum.evaluation.explanation.snapshot;

import org.jspecify.annotations.NullMarked;
