package org.probatum.evaluation.analysis;

import java.util.List;

/** An effect of the arms that is estimated in each subgroup, and a test whether it differs between them. */
interface SubgroupEffect {

    /** Part of the number's identifier, such as {@code hazardRatio}. */
    String name();

    String source();

    ReportedNumber estimate(List<AnalysedParticipant> rows, String id, String label);

    /** How many of them had the event. */
    int events(List<AnalysedParticipant> rows);

    /** @param levels the participants of each level that is large enough; at least two */
    ReportedNumber interaction(List<List<AnalysedParticipant>> levels, String id, String label);
}
