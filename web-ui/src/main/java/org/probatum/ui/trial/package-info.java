/**
 * What pages of a trial have in common: their addresses, and what the frame asks the rooms for.
 *
 * <p>A page extends {@link org.probatum.ui.trial.TrialView}; {@link org.probatum.ui.trial.TrialDirectory} and
 * {@link org.probatum.ui.trial.SearchSource} are answered by the rooms that hold trials, participants and models.
 */
@NullMarked
package org.probatum.ui.trial;

import org.jspecify.annotations.NullMarked;
