package org.probatum.missing.imputation;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A variable that follows from others, such as a body mass index from weight and height.
 *
 * <p>Its missing values are not drawn but calculated anew whenever one of its inputs has been, so the relation always
 * holds. It does not predict its own inputs.
 *
 * @param name the variable that follows
 * @param inputs the variables it follows from, at least one
 * @param formula from the inputs' values, in their order, to its value; finite
 */
public record PassiveVariable(String name, List<String> inputs, ToDoubleFunction<double[]> formula) {

    public PassiveVariable {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.contains(name)) {
            throw new IllegalArgumentException(
                    "Passive variable " + name + " follows from at least one other variable, was " + inputs);
        }
    }
}
