package org.probatum.evaluation.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.probatum.evaluation.interpretability.GradientFunction;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;

/**
 * Runs any number of cases on a model that was exported for one number of rows: in blocks of that many, the last one filled up
 * by repeating its last case.
 *
 * @param rows what the model takes; empty when any number
 */
record RowBlocks(OptionalInt rows) {

    double[] predict(InputBatch inputs, Function<InputBatch, double[]> model) {
        if (fits(inputs)) {
            return model.apply(inputs);
        }
        double[] all = new double[inputs.rows()];
        for (Block block : blocks(inputs)) {
            System.arraycopy(model.apply(block.filled()), 0, all, block.from(), block.count());
        }
        return all;
    }

    GradientFunction.Gradients differentiate(InputBatch inputs, GradientFunction model) {
        if (fits(inputs)) {
            return model.at(inputs);
        }
        double[] target = new double[inputs.rows()];
        Map<String, List<Tensor>> gradients = new LinkedHashMap<>();
        Map<String, List<Tensor>> values = new LinkedHashMap<>();
        for (Block block : blocks(inputs)) {
            GradientFunction.Gradients part = model.at(block.filled());
            System.arraycopy(part.target(), 0, target, block.from(), block.count());
            collect(part.gradients(), block.count(), gradients);
            collect(part.values(), block.count(), values);
        }
        return new GradientFunction.Gradients(target, joined(gradients), joined(values));
    }

    Tensor value(InputBatch inputs, Function<InputBatch, Tensor> model) {
        if (fits(inputs)) {
            return model.apply(inputs);
        }
        List<Tensor> parts = new ArrayList<>();
        for (Block block : blocks(inputs)) {
            parts.add(first(model.apply(block.filled()), block.count()));
        }
        return Tensors.join(parts);
    }

    private boolean fits(InputBatch inputs) {
        return rows.isEmpty() || rows.getAsInt() == inputs.rows();
    }

    /** Cases {@code from} … as many rows as the model takes, of which the first {@code count} are asked for. */
    private record Block(int from, int count, InputBatch filled) {}

    private List<Block> blocks(InputBatch inputs) {
        int size = rows.getAsInt();
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < inputs.rows(); from += size) {
            int count = Math.min(size, inputs.rows() - from);
            InputBatch part = inputs.rows(from, from + count);
            List<InputBatch> filled = new ArrayList<>(List.of(part));
            for (int missing = count; missing < size; missing++) {
                filled.add(part.rows(count - 1, count));
            }
            blocks.add(new Block(from, count, InputBatch.join(filled)));
        }
        return blocks;
    }

    private static void collect(Map<String, Tensor.Doubles> part, int count, Map<String, List<Tensor>> all) {
        part.forEach((name, tensor) ->
                all.computeIfAbsent(name, key -> new ArrayList<>()).add(first(tensor, count)));
    }

    private static Tensor first(Tensor tensor, int count) {
        int[] chosen = new int[count];
        Arrays.setAll(chosen, i -> i);
        return tensor.shape()[0] == count ? tensor : Tensors.rows(tensor, chosen);
    }

    private static Map<String, Tensor.Doubles> joined(Map<String, List<Tensor>> parts) {
        Map<String, Tensor.Doubles> joined = new LinkedHashMap<>();
        parts.forEach((name, tensors) -> joined.put(name, Tensors.doubles(Tensors.join(tensors))));
        return joined;
    }
}
