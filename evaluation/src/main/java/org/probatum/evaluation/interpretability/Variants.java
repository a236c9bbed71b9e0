package org.probatum.evaluation.interpretability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.probatum.registry.ModelRunException;

/** Runs changed versions of the same cases, several in one run of the model. */
final class Variants {

    /** One change of some of the cases. */
    @FunctionalInterface
    interface Change {
        /**
         * @param variant which change
         * @param inputs the cases {@code firstRow} and following
         */
        InputBatch apply(int variant, InputBatch inputs, int firstRow);
    }

    /** Takes the rows of one run that belong to one variant. */
    @FunctionalInterface
    interface Receiver<T> {
        /** The rows from {@code offset} of a run's result are the cases {@code firstRow} … of a variant. */
        void accept(int variant, int firstRow, int rows, T result, int offset);
    }

    private Variants() {}

    /** F of every variant of every case; shape [variants][rows]. */
    static double[][] predict(PredictionFunction model, InputBatch inputs, int count, Change change) {
        double[][] predictions = new double[count][inputs.rows()];
        run(inputs, count, change, model::predict, (variant, firstRow, rows, result, offset) -> {
            Outputs.requireNumbers(result, offset, rows, firstRow);
            System.arraycopy(result, offset, predictions[variant], firstRow, rows);
        });
        return predictions;
    }

    static <T> void run(
            InputBatch inputs,
            int count,
            Change change,
            java.util.function.Function<InputBatch, T> model,
            Receiver<T> receiver) {
        int limit = BatchSize.forInputs(inputs).rows();
        AtomicBoolean received = new AtomicBoolean();
        Receiver<T> noting = (variant, firstRow, rows, result, offset) -> {
            received.set(true);
            receiver.accept(variant, firstRow, rows, result, offset);
        };
        try {
            run(
                    inputs,
                    count,
                    change,
                    model,
                    noting,
                    limit,
                    Math.max(1, limit / Math.max(1, Math.min(limit, inputs.rows()))));
        } catch (ModelRunException e) {
            if (received.get() || (count == 1 && inputs.rows() <= limit)) {
                throw e;
            }
            // Some exported graphs hold their number of rows inside: all cases at once, one change at a time.
            run(inputs, count, change, model, receiver, inputs.rows(), 1);
        }
    }

    private static <T> void run(
            InputBatch inputs,
            int count,
            Change change,
            java.util.function.Function<InputBatch, T> model,
            Receiver<T> receiver,
            int limit,
            int together) {
        InputBatch wide = inputs.wide();
        for (int from = 0; from < wide.rows(); from += limit) {
            InputBatch part = wide.rows(from, Math.min(wide.rows(), from + limit));
            for (int first = 0; first < count; first += together) {
                int last = Math.min(count, first + together);
                List<InputBatch> changed = new ArrayList<>();
                for (int variant = first; variant < last; variant++) {
                    changed.add(change.apply(variant, part, from));
                }
                T result = model.apply(InputBatch.join(changed));
                for (int variant = first; variant < last; variant++) {
                    receiver.accept(variant, from, part.rows(), result, (variant - first) * part.rows());
                }
            }
        }
    }
}
