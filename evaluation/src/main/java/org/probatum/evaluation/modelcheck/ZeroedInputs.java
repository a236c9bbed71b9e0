package org.probatum.evaluation.modelcheck;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.registry.Tensor;
import org.probatum.trial.protocol.Modality;

/**
 * Puts zeros where an absent modality would be, without telling the model: what research code does that has no mask.
 *
 * <p>Of a table the columns of the absent modality become zero, of every other input all of it. A mask keeps saying that the
 * modality is there.
 */
final class ZeroedInputs {

    private final ModelContract contract;
    private final WithheldInputs withheld;

    ZeroedInputs(ModelContract contract, WithheldInputs withheld) {
        this.contract = contract;
        this.withheld = withheld;
    }

    /** @param full the inputs with everything there */
    Map<String, Tensor> without(Map<String, Tensor> full, Collection<Modality> absent) {
        Map<String, Tensor> zeroed = new LinkedHashMap<>(full);
        Set<String> columns = new HashSet<>();
        absent.forEach(modality -> columns.addAll(withheld.columns(modality)));
        for (ModelContract.Input input : contract.inputs()) {
            boolean whole = input.recipe().modality().filter(absent::contains).isPresent();
            if (whole) {
                zeroed.computeIfPresent(input.name(), (name, tensor) -> zeros(tensor));
            } else if (input.recipe() instanceof InputRecipe.TableColumns table) {
                zeroed.computeIfPresent(input.name(), (name, tensor) -> zeros(tensor, table.columns(), columns));
            }
        }
        return zeroed;
    }

    private static Tensor zeros(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t -> new Tensor.Floats(t.shape(), new float[t.values().length]);
            case Tensor.Doubles t -> new Tensor.Doubles(t.shape(), new double[t.values().length]);
            case Tensor.Longs t -> new Tensor.Longs(t.shape(), new long[t.values().length]);
            case Tensor.Ints t -> new Tensor.Ints(t.shape(), new int[t.values().length]);
            case Tensor.Bytes t -> new Tensor.Bytes(t.shape(), new byte[t.values().length]);
            case Tensor.Booleans t -> new Tensor.Booleans(t.shape(), new boolean[t.values().length]);
        };
    }

    private static Tensor zeros(Tensor tensor, List<String> names, Set<String> absent) {
        if (!(tensor instanceof Tensor.Floats row)) {
            throw new IllegalStateException("A table input is a row of floating point numbers");
        }
        float[] values = row.values().clone();
        for (int c = 0; c < names.size(); c++) {
            if (absent.contains(names.get(c))) {
                values[c] = 0;
            }
        }
        return new Tensor.Floats(row.shape(), values);
    }
}
