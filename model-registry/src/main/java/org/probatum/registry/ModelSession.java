package org.probatum.registry;

import java.util.Map;
import java.util.Set;

/** A loaded model, ready to predict. Safe for use by several threads; repeated calls give the same bits. */
public interface ModelSession extends AutoCloseable {

    /**
     * Runs the model once.
     *
     * @param inputs every input of the model by name
     * @param outputs the outputs that are wanted; empty for all
     * @return the outputs by name
     * @throws ModelRunException if the runtime refuses or fails; the message says at which input or operator
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs);

    /** What computes: {@code CPU}, or {@code CUDA} when a GPU was asked for and found. */
    String provider();

    @Override
    void close();
}
