package org.probatum.ui.trial;

/**
 * One thing that was found.
 *
 * @param kind what it is, for example {@code Participant}
 * @param label its name or identifier
 * @param path the address of its page, without a leading slash
 */
public record SearchHit(String kind, String label, String path) {}
