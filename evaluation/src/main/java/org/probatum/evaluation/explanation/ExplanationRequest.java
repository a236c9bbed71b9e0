package org.probatum.evaluation.explanation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.Player;
import org.probatum.registry.Tensor;

/**
 * One explanation that is asked for.
 *
 * @param file the name of the file that it is written to
 * @param target F, the number that is explained
 * @param recipe the method and its parameters
 */
public record ExplanationRequest(String file, Target target, Recipe recipe) {

    /**
     * One value of one output: {@code output[:, index]}.
     *
     * @param index counted from 0
     */
    public record Target(String output, int index) {}

    /** A method and its parameters. */
    public sealed interface Recipe {
        /** The method. */
        ExplanationMethod method();
    }

    /** Gradient, gradient × input or guided backpropagation of one input. */
    public record OfInput(ExplanationMethod method, String input) implements Recipe {}

    /** Integrated gradients of one input, while several inputs move from their baselines. */
    public record AlongPath(String input, Map<String, Tensor> baselines, int steps) implements Recipe {
        @Override
        public ExplanationMethod method() {
            return ExplanationMethod.INTEGRATED_GRADIENTS;
        }
    }

    /** A map, or the attention, of one layer. */
    public record OfLayer(ExplanationMethod method, String layer, Optional<String> input) implements Recipe {}

    /** Occlusion of one input. */
    public record ByOcclusion(String input, OcclusionUnits units, double replacement, OptionalDouble skipValue)
            implements Recipe {
        @Override
        public ExplanationMethod method() {
            return ExplanationMethod.OCCLUSION;
        }
    }

    /** Exact Shapley values over players. */
    public record ByShapley(List<Player> players) implements Recipe {
        @Override
        public ExplanationMethod method() {
            return ExplanationMethod.SHAPLEY_EXACT;
        }
    }
}
