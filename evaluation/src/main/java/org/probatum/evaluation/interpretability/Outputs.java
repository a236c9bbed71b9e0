package org.probatum.evaluation.interpretability;

/** What a model must give before anything about it can be explained: one number for each case. */
final class Outputs {

    private Outputs() {}

    /**
     * @param f the values of one run
     * @param offset where the rows of these cases begin in the run
     * @param firstRow the first of these cases in the batch, for the message
     * @throws UnexplainableException if a value is missing or not a number
     */
    static void requireNumbers(double[] f, int offset, int rows, int firstRow) {
        if (f.length < offset + rows) {
            throw new UnexplainableException("The model gave " + f.length + " values for at least " + (offset + rows)
                    + " rows; axis 0 of the explained output must be the case");
        }
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(f[offset + row])) {
                throw new UnexplainableException("The output is not a number for row " + (firstRow + row)
                        + ", or becomes so when its input is changed; leave that row out, or have the model repaired");
            }
        }
    }
}
