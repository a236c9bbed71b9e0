package org.probatum.evaluation.analysis;

import java.util.List;

/** What a method gave: its numbers, what its figure is drawn from, and where the formula comes from. */
record AnalysisAnswer(List<ReportedNumber> numbers, AnalysisDetail detail, String source, List<String> warnings) {

    static AnalysisAnswer of(List<ReportedNumber> numbers, String source) {
        return new AnalysisAnswer(numbers, new AnalysisDetail.None(), source, List.of());
    }
}
