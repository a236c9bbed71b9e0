package org.probatum.evaluation.run.internal;

import java.util.Optional;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.registry.TensorSpec;
import org.probatum.trial.protocol.Modality;

/** Which modality an input carries, and whether a case has it. */
final class InputModality {

    private InputModality() {}

    /** Its modality, as the model's card says for a table; empty text for a mask. */
    static String of(TrialModel model, ModelContract.Input input) {
        if (input.recipe() instanceof InputRecipe.ModalityMask) {
            return "";
        }
        return input.recipe()
                .modality()
                .map(Modality::value)
                .orElseGet(() -> model.card().inputs().stream()
                        .filter(spec -> spec.name().equals(input.name()))
                        .findFirst()
                        .flatMap(TensorSpec::modality)
                        .orElse(input.name()));
    }

    /** The name under which the model's mask speaks of an input; empty when it does not. */
    static Optional<String> inMask(TrialModel model, ModelContract.Input input) {
        String modality = of(model, input);
        return modality.isEmpty()
                ? Optional.empty()
                : model.contract().maskOrder().stream()
                        .filter(name -> name.equals(modality) || name.equals(input.name()))
                        .findFirst();
    }

    /** Why a case cannot be explained by an input: the model was told that it is missing. */
    static Optional<String> lacking(TrialModel model, ModelContract.Input input, AssembledInputs.Ready ready) {
        return inMask(model, input).filter(ready.masked()::contains).map(name -> of(model, input) + " missing");
    }
}
