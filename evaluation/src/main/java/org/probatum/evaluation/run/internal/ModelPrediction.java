package org.probatum.evaluation.run.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.evaluation.explanation.ExplainableModel;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

/** F as a model computes it in its own arithmetic: the first value of an output for each row. */
final class ModelPrediction {

    private ModelPrediction() {}

    static PredictionFunction of(ExplainableModel model, String output) {
        return inputs -> {
            double[] all = Tensors.values(model.output(output, narrow(inputs)));
            int perRow = all.length / inputs.rows();
            double[] first = new double[inputs.rows()];
            for (int row = 0; row < first.length; row++) {
                first[row] = all[row * perRow];
            }
            return first;
        };
    }

    /** Methods compute in 64 bits; cases are prepared in 32. */
    private static InputBatch narrow(InputBatch inputs) {
        Map<String, Tensor> narrow = new LinkedHashMap<>();
        inputs.tensors()
                .forEach((name, tensor) ->
                        narrow.put(name, tensor instanceof Tensor.Doubles d ? Tensors.floats(d) : tensor));
        return new InputBatch(narrow);
    }
}
