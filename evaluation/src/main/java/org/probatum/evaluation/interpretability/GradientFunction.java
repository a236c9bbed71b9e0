package org.probatum.evaluation.interpretability;

import java.util.Map;
import org.probatum.registry.Tensor;

/** The gradient of the explained number with respect to inputs or layers. */
@FunctionalInterface
public interface GradientFunction {

    /**
     * F, its gradients and the values of the tensors that they belong to.
     *
     * @param target F for each row; shape [rows]
     * @param gradients of F with respect to each source, in the source's shape and in units of F per unit of the source
     * @param values of the sources that are layers
     */
    record Gradients(double[] target, Map<String, Tensor.Doubles> gradients, Map<String, Tensor.Doubles> values) {

        /** The gradient with respect to one source. */
        public Tensor.Doubles of(String source) {
            return find(gradients, source, "gradient with respect to ");
        }

        /** The value of one layer. */
        public Tensor.Doubles valueOf(String layer) {
            return find(values, layer, "value of ");
        }

        private static Tensor.Doubles find(Map<String, Tensor.Doubles> tensors, String name, String what) {
            Tensor.Doubles found = tensors.get(name);
            if (found == null) {
                throw new IllegalArgumentException("There is no " + what + name + "; there are " + tensors.keySet());
            }
            return found;
        }
    }

    /** @param inputs every input of the model; floating inputs may be 64-bit */
    Gradients at(InputBatch inputs);
}
