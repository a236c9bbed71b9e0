package org.probatum.evaluation.modelcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.CasePreparation.AppliedAlignment;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.CsvTable;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/**
 * Who of a cohort can be certified: everything that the model takes was collected, and the outcome is known.
 *
 * @param everyone all participants, for what is filled from others
 * @param certified in the order of the cohort
 * @param leftOut how many were left out, by reason
 * @param single the single values that are missing in collected tables, filled
 */
record CertifiedCases(
        List<ClinicalCase> everyone,
        List<CertifiedCase> certified,
        Map<String, Integer> leftOut,
        ImputedCohort single) {

    CertifiedCases {
        everyone = List.copyOf(everyone);
        certified = List.copyOf(certified);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    private sealed interface Candidate {}

    private record Found(CertifiedCase certified) implements Candidate {}

    private record LeftOut(String reason) implements Candidate {}

    /** @param watch is asked before each participant whether to go on */
    static CertifiedCases of(CheckedModel model, CohortFolder cohort, CohortCases cases, CertificationWatch watch) {
        List<ClinicalCase> everyone = cases.read();
        Selection selection = new Selection(model, cohort, cases, cases.fill(everyone));
        WatchedStep step = new WatchedStep(watch, "Reading " + everyone.size() + " participants", everyone.size());
        List<Candidate> found = everyone.parallelStream()
                .map(acquired -> step.counting(() -> selection.candidate(acquired)))
                .toList();
        List<CertifiedCase> certified = new ArrayList<>();
        Map<String, Integer> leftOut = new LinkedHashMap<>();
        for (Candidate one : found) {
            switch (one) {
                case Found f -> certified.add(f.certified());
                case LeftOut out -> leftOut.merge(out.reason(), 1, Integer::sum);
            }
        }
        return new CertifiedCases(everyone, certified, leftOut, selection.single());
    }

    List<String> participants() {
        return certified.stream().map(c -> c.acquired().participant().value()).toList();
    }

    boolean[] events() {
        boolean[] events = new boolean[certified.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = certified.get(i).event();
        }
        return events;
    }

    /** Of everybody, or of nobody. */
    Optional<List<ModelTask.FollowUp>> followUp() {
        List<ModelTask.FollowUp> known =
                certified.stream().flatMap(c -> c.followUp().stream()).toList();
        return known.size() == certified.size() ? Optional.of(known) : Optional.empty();
    }

    int withFilledValues() {
        return (int) certified.stream().filter(CertifiedCase::filled).count();
    }

    private record Selection(CheckedModel model, CohortFolder cohort, CohortCases cases, ImputedCohort single) {

        /** A certified participant, or the reason why not. */
        Candidate candidate(ClinicalCase acquired) {
            for (Modality modality : cases.modalities()) {
                if (!acquired.collected().contains(modality)) {
                    return new LeftOut("a modality was not collected");
                }
            }
            CsvTable.Row row = cohort.participant(acquired.participant());
            Optional<Boolean> event = model.task().reference().of(row);
            if (event.isEmpty()) {
                return new LeftOut("the outcome is not known");
            }
            Optional<AppliedAlignment> alignment = cases.registered(acquired);
            PreparedCase prepared = CasePreparation.prepare(acquired, alignment, single);
            Optional<TileDescriptors> tiles = model.tiles(prepared);
            return switch (assembler().assemble(prepared, tiles)) {
                case AssembledInputs.NotEvaluable not ->
                    new LeftOut(
                            "not evaluable on the full input: " + not.reasons().getFirst());
                case AssembledInputs.Ready ready ->
                    new Found(new CertifiedCase(
                            acquired,
                            alignment,
                            tiles,
                            event.get(),
                            model.task().reference().followUp(row),
                            !ready.filled().isEmpty()));
            };
        }

        private InputAssembler assembler() {
            return new InputAssembler(
                    model.contract(),
                    modality -> MissingInputStrategy.NOT_EVALUABLE,
                    new Vocabulary(cohort.vocabulary()),
                    ColumnModalities.ofTables(cohort.tables()));
        }
    }
}
