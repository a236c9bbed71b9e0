package org.probatum.evaluation.interpretability;

/** One method with its parameters: an attribution for any cases. What checks repeat under changed conditions. */
@FunctionalInterface
public interface AttributionFunction {

    Attribution attribute(InputBatch inputs);
}
