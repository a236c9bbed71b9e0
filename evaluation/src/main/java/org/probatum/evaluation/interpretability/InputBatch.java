package org.probatum.evaluation.interpretability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.probatum.registry.Tensor;

/**
 * The inputs of a model for several cases: axis 0 of every tensor is the case.
 *
 * @param tensors each input by name; equal lengths of axis 0
 */
public record InputBatch(Map<String, Tensor> tensors) {

    public InputBatch {
        tensors = new LinkedHashMap<>(tensors);
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one input");
        }
        long first = tensors.values().iterator().next().shape().length == 0
                ? -1
                : tensors.values().iterator().next().shape()[0];
        tensors.forEach((name, tensor) -> {
            if (tensor.shape().length == 0 || tensor.shape()[0] != first) {
                throw new IllegalArgumentException("Input " + name + " has shape " + Arrays.toString(tensor.shape())
                        + "; axis 0 must have one row per case, " + first + " as in the first input");
            }
        });
    }

    /** The number of cases. */
    public int rows() {
        return (int) tensors.values().iterator().next().shape()[0];
    }

    /** The number of values in one case, over all inputs. */
    public int valuesPerRow() {
        long values = tensors.values().stream().mapToLong(Tensor::size).sum();
        return Math.toIntExact(values / Math.max(1, rows()));
    }

    /** One input. */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "The model has no input " + name + "; it has " + String.join(", ", tensors.keySet()));
        }
        return tensor;
    }

    /** The same with another tensor for one input. */
    public InputBatch with(String name, Tensor tensor) {
        get(name);
        Map<String, Tensor> changed = new LinkedHashMap<>(tensors);
        changed.put(name, tensor);
        return new InputBatch(changed);
    }

    /** The same with floating inputs in 64 bits, so that what is computed from them need not be converted again and again. */
    InputBatch wide() {
        Map<String, Tensor> wide = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> wide.put(name, Tensors.isFloating(tensor) ? Tensors.doubles(tensor) : tensor));
        return new InputBatch(wide);
    }

    /** Rows from {@code from} (inclusive) to {@code to} (exclusive). */
    public InputBatch rows(int from, int to) {
        int[] chosen = IntStream.range(from, to).toArray();
        Map<String, Tensor> part = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> part.put(name, Tensors.rows(tensor, chosen)));
        return new InputBatch(part);
    }

    /** Batches of the same inputs, one below the other. */
    public static InputBatch join(List<InputBatch> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Map<String, Tensor> joined = new LinkedHashMap<>();
        for (String name : parts.get(0).tensors.keySet()) {
            List<Tensor> pieces = new ArrayList<>();
            parts.forEach(p -> pieces.add(p.get(name)));
            joined.put(name, Tensors.join(pieces));
        }
        return new InputBatch(joined);
    }
}
