package org.probatum.trial.protocol;

import java.util.Optional;

/** A CSV file that the trial reads.
 *
 * @param participantColumn column with the participant; {@code participant_id} when empty
 */
public record DataFile(String file, FileLocation location, Optional<String> participantColumn) {
    /** The column with the participant. */
    public String participantColumnName() {
        return participantColumn.orElse("participant_id");
    }
}
