package org.probatum.evaluation.run.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.explanation.PassMarkEngine;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.evaluation.run.ExplanationMeasure;
import org.probatum.trial.protocol.ExplanationMethod;

/**
 * One line of the explanation plan, bound to its model. Whoever makes one has found out that it can be carried out; an
 * instance then only lacks what a case lacks.
 */
interface PlannedExplanation {

    ExplanationMethod plan();

    /** Its name in records, such as {@code grad_cam}. */
    String method();

    /** The input, output or layer that it speaks about. */
    String subject();

    /** What else decides its values: baseline, replacement, steps; for the record. */
    Map<String, Object> parameters();

    /** What can be measured about it. */
    Set<ExplanationMeasure> measures();

    /** Whether it derives gradients of the model, which one thread does at a time. */
    default boolean usesGradient() {
        return false;
    }

    /** The input whose words are noise to be tried on; empty when words play no part. */
    default Optional<String> words() {
        return Optional.empty();
    }

    /** Why this case cannot be explained, such as {@code histology missing}; empty when it can. */
    Optional<String> lacking(ExplainableCase given);

    /** The method, with what stands for absent parts of this case. */
    PassMarkEngine.Method on(ExplainableCase given);

    /** A second method over the same parts, for agreement; only where {@link #measures} names it. */
    default PassMarkEngine.Method second(ExplainableCase given) {
        throw new IllegalStateException(method() + " is not compared with another method");
    }

    /**
     * The order of parts to delete and insert; only where {@link #measures} names it.
     *
     * @param attribution by {@link #on}
     */
    default RankedParts ranked(ExplainedModel model, ExplainableCase given, Attribution attribution) {
        throw new IllegalStateException(method() + " does not rank parts of an input");
    }

    /** What is shown and stored. */
    ExplanationContent content(ExplainedModel model, ExplainableCase given, Attribution attribution);
}
