package org.probatum.trial.protocol;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One analysis of the plan.
 *
 * @param method method of the statistics request, such as {@code survival.cox}
 * @param models models whose predictions are analysed; empty for a comparison of arms
 * @param covariates baseline columns adjusted for
 * @param stratified whether the strata of the allocation are strata of the analysis
 * @param tau truncation time, in the unit of the endpoint
 * @param horizon time at which status or probability is judged, in months
 * @param options further options of the method, by name
 */
public record PlannedAnalysis(
        AnalysisId id,
        String title,
        EndpointId endpoint,
        String method,
        AnalysisSetId analysisSet,
        AnalysisPurpose purpose,
        List<String> models,
        List<String> covariates,
        boolean stratified,
        Optional<Double> tau,
        Optional<Double> horizon,
        Optional<Double> alpha,
        Optional<Double> confLevel,
        Map<String, String> options) {
    public PlannedAnalysis {
        models = List.copyOf(models);
        covariates = List.copyOf(covariates);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
