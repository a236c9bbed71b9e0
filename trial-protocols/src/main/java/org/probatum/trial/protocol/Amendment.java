package org.probatum.trial.protocol;

import java.util.List;

/**
 * A later version of an approved protocol.
 *
 * @param amended version that is amended
 * @param protocol the later version
 * @param reason why; not blank
 * @param changes JSON pointers to what differs, in document order of the pointers
 */
public record Amendment(String amended, DraftProtocol protocol, String reason, List<String> changes) {

    public Amendment {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An amendment gives its reason");
        }
        changes = List.copyOf(changes);
    }
}
