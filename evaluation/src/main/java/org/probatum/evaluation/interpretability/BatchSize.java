package org.probatum.evaluation.interpretability;

/**
 * How many rows go into one run of a model.
 *
 * @param rows at least 1
 */
public record BatchSize(int rows) {

    /** Values of input in one run: many rows of a table, few of a volume, whose feature maps are a hundred times larger. */
    private static final int VALUES = 200_000;

    private static final int MOST = 512;

    public BatchSize {
        if (rows < 1) {
            throw new IllegalArgumentException("A run takes at least one row, was " + rows);
        }
    }

    /** A size that keeps a run within moderate memory. */
    public static BatchSize forInputs(InputBatch inputs) {
        return new BatchSize(Math.max(1, Math.min(MOST, VALUES / Math.max(1, inputs.valuesPerRow()))));
    }
}
