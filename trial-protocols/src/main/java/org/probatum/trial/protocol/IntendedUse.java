package org.probatum.trial.protocol;

import java.util.List;

/** What the AI is for in the trial (CONSORT-AI 1 and 2).
 *
 * @param statement what the AI is for
 * @param modelType type of the model
 * @param pathway place in the care pathway
 * @param users intended users; not empty
 */
public record IntendedUse(String statement, String modelType, String pathway, List<String> users) {
    public IntendedUse {
        users = List.copyOf(users);
    }
}
