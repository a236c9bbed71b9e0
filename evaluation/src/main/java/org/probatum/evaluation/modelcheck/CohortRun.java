package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.protocol.MissingInputStrategy;

/**
 * One model on every participant of a cohort.
 *
 * @param participants in the cohort
 * @param scored those with a number, in the order of {@code participants.csv}
 * @param masked how many of them were scored with a modality told missing
 * @param filled how many of them with single table values filled
 * @param notEvaluable how many were not given to the model, by reason
 * @param failed how many made the model fail, by message
 * @param notANumber who got NaN or an infinite value
 */
record CohortRun(
        int participants,
        List<ScoredCase> scored,
        int masked,
        int filled,
        Map<String, Integer> notEvaluable,
        Map<String, Integer> failed,
        List<String> notANumber) {

    private sealed interface Answer {
        record Scored(ScoredCase scored, boolean masked, boolean filled) implements Answer {}

        record NotEvaluable(List<String> reasons) implements Answer {}

        record Failed(String message) implements Answer {}

        record NotANumber(String participant) implements Answer {}
    }

    static CohortRun of(CheckedModel model, CohortFolder cohort) {
        boolean hasMask = !model.contract().maskOrder().isEmpty();
        InputAssembler assembler = new InputAssembler(
                model.contract(),
                modality -> hasMask ? MissingInputStrategy.MASK : MissingInputStrategy.NOT_EVALUABLE,
                new Vocabulary(cohort.vocabulary()),
                ColumnModalities.ofTables(cohort.tables()));
        CohortCases cases = new CohortCases(cohort, model.contract());
        List<ClinicalCase> acquired = cases.read();
        ImputedCohort filled = cases.fill(acquired);
        // One case after the other inside a thread; the order of the answers is that of the cohort.
        List<Answer> answers = acquired.parallelStream()
                .map(one -> answer(model, cohort, cases.prepare(one, filled), assembler))
                .toList();
        return collect(answers);
    }

    private static Answer answer(
            CheckedModel model, CohortFolder cohort, PreparedCase prepared, InputAssembler assembler) {
        try {
            return switch (assembler.assemble(prepared, model.tiles(prepared))) {
                case AssembledInputs.NotEvaluable not -> new Answer.NotEvaluable(not.reasons());
                case AssembledInputs.Ready ready -> answer(model, cohort.participant(prepared.participant()), ready);
            };
        } catch (ModelRunException e) {
            return new Answer.Failed(String.valueOf(e.getMessage()));
        }
    }

    /** The mean over the draws of filled values. */
    private static Answer answer(CheckedModel model, CsvTable.Row participant, AssembledInputs.Ready ready) {
        double first = 0;
        double score = 0;
        OptionalDouble probability = OptionalDouble.empty();
        int draws = ready.draws().size();
        for (Map<String, Tensor> inputs : ready.draws()) {
            CheckedModel.Said said = model.run(inputs);
            first = inputs == ready.draws().getFirst() ? said.score() : first;
            score += said.score() / draws;
            if (said.probability().isPresent()) {
                probability = OptionalDouble.of(
                        probability.orElse(0) + said.probability().getAsDouble() / draws);
            }
        }
        if (!Double.isFinite(score) || !Double.isFinite(probability.orElse(0))) {
            return new Answer.NotANumber(participant.id());
        }
        Optional<Boolean> event = model.task().reference().of(participant);
        return new Answer.Scored(
                new ScoredCase(participant, ready.draws().getFirst(), first, score, probability, event),
                !ready.masked().isEmpty(),
                !ready.filled().isEmpty());
    }

    private static CohortRun collect(List<Answer> answers) {
        List<ScoredCase> scored = new ArrayList<>();
        Map<String, Integer> reasons = new TreeMap<>();
        Map<String, Integer> failures = new TreeMap<>();
        List<String> notANumber = new ArrayList<>();
        int masked = 0;
        int filled = 0;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Scored s -> {
                    scored.add(s.scored());
                    masked += s.masked() ? 1 : 0;
                    filled += s.filled() ? 1 : 0;
                }
                case Answer.NotEvaluable not -> reasons.merge(summary(not.reasons()), 1, Integer::sum);
                case Answer.Failed failed -> failures.merge(failed.message(), 1, Integer::sum);
                case Answer.NotANumber nan -> notANumber.add(nan.participant());
            }
        }
        return new CohortRun(answers.size(), scored, masked, filled, reasons, failures, notANumber);
    }

    /** A modality that is absent explains its missing columns, and single values are not listed by column. */
    private static String summary(List<String> reasons) {
        List<String> whole =
                reasons.stream().filter(r -> !r.startsWith("value of ")).toList();
        return whole.isEmpty() ? "table values missing" : String.join(", ", whole);
    }
}
