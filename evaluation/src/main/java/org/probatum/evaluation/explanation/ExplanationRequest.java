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

    /**
     * Integrated gradients of words: along the path of their vectors, summed over each vector.
     *
     * @param input the input of word numbers
     * @param layer the tensor of word vectors, shape [rows, words, …]; empty for the one behind a constant table
     * @param baseline where the path begins; repeated to the vectors' shape
     */
    public record OfWords(String input, Optional<String> layer, Tensor baseline, int steps) implements Recipe {
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

    /**
     * A method that draws masks, coalitions or baselines, or that joins an image with a layer.
     *
     * @param layer the feature map, for Score-CAM and guided Grad-CAM
     * @param baseline what is seen where something is absent
     * @param samples how many draws
     * @param seed of the draws
     */
    public record BySampling(
            ExplanationMethod method, String input, Optional<String> layer, Tensor baseline, int samples, long seed)
            implements Recipe {}

    /** Exact Shapley values over players. */
    public record ByShapley(List<Player> players) implements Recipe {
        @Override
        public ExplanationMethod method() {
            return ExplanationMethod.SHAPLEY_EXACT;
        }
    }
}
