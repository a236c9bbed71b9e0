package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.registry.Axis;
import org.probatum.registry.TensorSpec;

/**
 * What a line of the explanation plan may ask of its model, and how a line that asks for more is refused.
 *
 * @param label of the method, such as {@code Grad-CAM}
 */
record PlanLine(TrialModel model, String label) {

    /** One sentence that says what cannot be done, and what would be right. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("The explanation plan cannot be carried out: " + label + " of "
                + model.reference().reference() + " " + why);
    }

    /** The same with the cause. */
    IllegalArgumentException refused(String why, RuntimeException cause) {
        IllegalArgumentException refusal = refused(why);
        refusal.initCause(cause);
        return refusal;
    }

    /** @throws IllegalArgumentException if the model has no such output */
    TensorSpec requireOutput(String output) {
        return model.card().outputs().stream()
                .filter(spec -> spec.name().equals(output))
                .findFirst()
                .orElseThrow(() -> refused("names the output " + output + ", which the model does not have; it has "
                        + names(model.card().outputs())));
    }

    /** @throws IllegalArgumentException if the output is not one number for each case */
    void requireNumber(String output) {
        boolean single = requireOutput(output).shape().stream()
                .skip(1)
                .allMatch(axis -> axis instanceof Axis.Fixed fixed && fixed.length() == 1);
        if (!single) {
            throw refused("needs an output of one number for each case, and " + output
                    + " holds several; the score output is " + model.score());
        }
    }

    /** @throws IllegalArgumentException if the model has no such input */
    ModelContract.Input requireInput(String input) {
        return model.contract().inputs().stream()
                .filter(candidate -> candidate.name().equals(input))
                .findFirst()
                .orElseThrow(() -> refused("names the input " + input + ", which the model does not have; it has "
                        + names(model.card().inputs())));
    }

    /**
     * The inputs that carry a modality.
     *
     * @throws IllegalArgumentException if the model takes none
     */
    List<ModelContract.Input> requireInputsOf(String modality) {
        List<ModelContract.Input> inputs = model.contract().inputs().stream()
                .filter(input -> InputModality.of(model, input).equals(modality))
                .toList();
        if (inputs.isEmpty()) {
            throw refused("is asked for over " + modality + ", which the model does not take; it takes "
                    + model.contract().inputs().stream()
                            .map(input -> InputModality.of(model, input))
                            .filter(name -> !name.isEmpty())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return inputs;
    }

    private static String names(List<TensorSpec> specs) {
        return specs.stream().map(TensorSpec::name).collect(Collectors.joining(", "));
    }
}
