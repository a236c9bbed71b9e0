package org.probatum.evaluation.explanation;

import java.util.List;

/**
 * What a run of {@code model explain} did.
 *
 * @param written the explanations that were given, in order
 * @param refused those that were not, in order
 */
public record ExplainReport(List<Explanation> written, List<Refused> refused) {

    public ExplainReport {
        written = List.copyOf(written);
        refused = List.copyOf(refused);
    }

    /**
     * An explanation that could not be given.
     *
     * @param file its file's name
     * @param reason one sentence: what is the matter, and what would work instead
     */
    public record Refused(String file, String reason) {}
}
