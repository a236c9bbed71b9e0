package org.probatum.trial.protocol;

/** What the protocol states on one item of the SPIRIT-AI checklist.
 *
 * @param item number of the item, one of {@link SpiritAi#ITEMS}
 * @param statement what the protocol states
 */
public record SpiritAiStatement(String item, String statement) {}
