package org.probatum.trial.protocol;

import java.util.Optional;

/** A site that enrols participants.
 *
 * @param requirements what is needed on and off site to integrate the AI
 */
public record Site(SiteId id, String name, Optional<String> requirements) {}
