package org.probatum.trial.protocol;

/** An event after allocation that affects the meaning or existence of the variable.
 *
 * @param rationale why the strategy answers the clinical question
 */
public record IntercurrentEvent(String event, IntercurrentEventStrategy strategy, String rationale) {}
