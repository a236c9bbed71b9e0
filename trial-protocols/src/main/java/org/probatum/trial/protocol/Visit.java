package org.probatum.trial.protocol;

/** A planned visit.
 *
 * @param day planned day, counted from enrolment; not negative
 * @param windowDays days by which the visit may be early or late; not negative
 */
public record Visit(VisitId id, String label, int day, int windowDays) {}
