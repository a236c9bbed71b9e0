package org.probatum.trial.protocol;

/** The participants that an analysis takes in. */
public record AnalysisSet(AnalysisSetId id, String title, AnalysisSetRule rule) {}
