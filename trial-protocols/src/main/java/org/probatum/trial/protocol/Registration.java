package org.probatum.trial.protocol;

/** Entry in a public trial registry.
 *
 * @param registry name of the registry
 * @param number number in the registry, or why there is none
 */
public record Registration(String registry, String number) {}
