package org.probatum.evaluation.interpretability;

/** A model reduced to the one number per row that is explained. */
@FunctionalInterface
public interface PredictionFunction {

    /**
     * @param inputs every input of the model; floating inputs may be 64-bit
     * @return F for each row, in the output's unit; shape [rows]
     */
    double[] predict(InputBatch inputs);
}
