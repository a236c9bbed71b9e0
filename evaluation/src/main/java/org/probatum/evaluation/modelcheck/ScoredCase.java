package org.probatum.evaluation.modelcheck;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.registry.Tensor;
import org.probatum.trial.acquisition.CsvTable;

/**
 * One participant on whom the model gave a number.
 *
 * @param participant the row of {@code participants.csv}
 * @param inputs what the model was given, batch of one; with filled values, their first draw
 * @param firstScore the score of exactly these inputs
 * @param score higher means the event is likelier; with filled values, the mean over their draws
 * @param event the reference standard; empty when it is not known
 */
record ScoredCase(
        CsvTable.Row participant,
        Map<String, Tensor> inputs,
        double firstScore,
        double score,
        OptionalDouble probability,
        Optional<Boolean> event) {}
