package org.probatum.ui.results;

import java.util.Optional;
import org.probatum.evaluation.analysis.StoredAnalysis;
import org.probatum.evaluation.analysis.TrialAnalyses;
import org.probatum.evaluation.run.InferenceRuns;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.cohort.CohortOverview;
import org.probatum.trial.cohort.CohortService;
import org.probatum.trial.cohort.DataQueryService;
import org.probatum.trial.cohort.DatabaseLock;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.randomization.RandomizationService;
import org.probatum.trial.randomization.UnblindedTrial;
import org.springframework.stereotype.Service;

/** How far a trial is on the way to its results. */
@Service
class RoadToResults {

    private final CohortOverview cohort;
    private final CohortService locks;
    private final DataQueryService queries;
    private final InferenceRuns runs;
    private final RandomizationService randomizations;
    private final TrialAnalyses analyses;

    RoadToResults(
            CohortOverview cohort,
            CohortService locks,
            DataQueryService queries,
            InferenceRuns runs,
            RandomizationService randomizations,
            TrialAnalyses analyses) {
        this.cohort = cohort;
        this.locks = locks;
        this.queries = queries;
        this.runs = runs;
        this.randomizations = randomizations;
        this.analyses = analyses;
    }

    /**
     * Where a trial stands.
     *
     * @param predicted participants with sealed predictions
     * @param openQueries data queries that are not closed
     */
    record Place(
            CohortFlow flow,
            int predicted,
            long openQueries,
            Optional<DatabaseLock> lock,
            Optional<UnblindedTrial> unblinded,
            Optional<StoredAnalysis> analysis) {}

    Place of(TrialId trial) {
        return new Place(
                cohort.flow(trial),
                runs.predictions(trial).size(),
                queries.openCount(trial),
                locks.databaseLock(trial),
                randomizations.unblinded(trial),
                analyses.latest(trial));
    }
}
