package org.probatum.evaluation.analysis;

import java.util.List;
import java.util.Optional;
import org.probatum.trial.protocol.AnalysisPurpose;

/**
 * The answer of one line of the analysis plan.
 *
 * @param id of the plan line
 * @param endpoint its identifier
 * @param endpointTitle as printed
 * @param estimand the population-level summary of the endpoint's estimand
 * @param method as in the plan, such as {@code survival.cox}
 * @param analysisSet title of the set
 * @param standing whether the locked plan promised it, and whether it rests on the real arms
 * @param confidenceLevel of all its intervals
 * @param numbers in printing order; never empty
 * @param detail what its figure is drawn from
 * @param source formula or paper
 * @param warnings to be printed beside the numbers
 */
public record AnalysisResult(
        String id,
        String title,
        String endpoint,
        String endpointTitle,
        Optional<String> estimand,
        String method,
        String analysisSet,
        AnalysisPurpose purpose,
        Standing standing,
        double confidenceLevel,
        List<ReportedNumber> numbers,
        AnalysisDetail detail,
        String source,
        List<String> warnings) {

    public AnalysisResult {
        numbers = List.copyOf(numbers);
        warnings = List.copyOf(warnings);
    }

    /** Whether the locked plan lacks it. */
    public boolean postHoc() {
        return standing == Standing.POST_HOC;
    }

    /** The number whose identifier ends so. */
    public Optional<ReportedNumber> number(String ending) {
        return numbers.stream().filter(number -> number.id().endsWith(ending)).findFirst();
    }
}
