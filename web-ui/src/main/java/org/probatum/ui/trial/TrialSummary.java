package org.probatum.ui.trial;

import org.probatum.trial.protocol.TrialId;

/**
 * A trial, as the frame shows it.
 *
 * @param title the short title
 * @param databaseLocked whether the database lock is signed
 * @param unblinded whether the allocation was revealed
 * @param waiting how many things wait for the person who looks; not negative
 */
public record TrialSummary(TrialId id, String title, boolean databaseLocked, boolean unblinded, int waiting) {}
