package org.probatum.evaluation.run.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.CaseReader;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.evaluation.preparation.VolumeAlignment;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.AlignmentUse;
import org.probatum.evaluation.run.ExplanationPainter;
import org.probatum.evaluation.run.RunId;
import org.probatum.missing.imputation.ImputationSettings;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.acquisition.NiftiVolume;
import org.probatum.trial.audit.CanonicalJson;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.EnrolledParticipant;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialDefinition;
import org.probatum.trial.storage.ContentStore;

/**
 * The work of one run, case by case; the batch job calls it and commits in chunks.
 *
 * <p>Nothing here is random beyond the plan's seed, so a case that is done again after a crash gives the same bits.
 */
final class RunJob implements AutoCloseable {

    private final RunId run;
    private final TrialDefinition definition;
    private final RunData data;
    private final ContentStore contents;
    private final ExplanationPainter painter;
    private final TrialModels models;
    private final CaseReader reader;
    private final CasePredictor predictor;
    private final Optional<VolumeAlignment> alignment;
    private final CaseExplainer explainer;
    private final Map<ParticipantId, Integer> positions = new HashMap<>();
    private Map<ParticipantId, AlignmentRecord> earlier = Map.of();
    private Map<ParticipantId, AlignmentRecord> alignments = Map.of();
    private Set<ParticipantId> sealed = Set.of();
    private ImputedCohort imputed = ImputedCohort.none();

    /** @throws IllegalArgumentException if a model cannot be opened, or a line of the explanation plan cannot be carried out */
    RunJob(
            RunId run,
            ApprovedProtocol protocol,
            RunData data,
            Vocabulary vocabulary,
            ContentStore contents,
            ModelRegistry registry,
            ExplanationPainter painter) {
        this.run = run;
        this.definition = protocol.definition();
        this.data = data;
        this.contents = contents;
        this.painter = painter;
        this.models = TrialModels.open(definition, registry);
        this.reader = new CaseReader(contents, models.columns());
        this.predictor = new CasePredictor(models, definition.missingDataPlan(), vocabulary, data.columns(contents));
        this.alignment = definition.alignmentPlan().map(VolumeAlignment::new);
        this.explainer = openExplainer(registry);
        for (int i = 0; i < data.all().size(); i++) {
            positions.put(data.all().get(i).id(), i);
        }
    }

    RunData data() {
        return data;
    }

    TrialModels models() {
        return models;
    }

    /** Registers the volumes of a participant; empty when there is no plan or no pair. */
    Optional<AlignmentRecord> align(EnrolledParticipant participant) {
        if (alignment.isEmpty()) {
            return Optional.empty();
        }
        var plan = definition.alignmentPlan().orElseThrow();
        ClinicalCase acquired = data.read(participant, reader);
        NiftiVolume fixed = acquired.volumes().get(plan.fixed());
        NiftiVolume moving = acquired.volumes().get(plan.moving());
        if (fixed == null || moving == null) {
            return Optional.empty();
        }
        AlignmentInputs inputs = AlignmentInputs.of(plan, data.acquisitionsOf(participant));
        Optional<AlignmentRecord> known =
                Optional.ofNullable(earlier.get(participant.id())).filter(record -> inputs.isThoseOf(record));
        if (known.isPresent()) {
            return known.map(record -> record.inRun(run, plan.doubt()));
        }
        VolumeAlignment.Aligned aligned = alignment.get().align(fixed, moving);
        Map<String, Object> record = new HashMap<>(aligned.record());
        record.put("reasons", aligned.reasons());
        record.put(AlignmentInputs.KEY, inputs.plain());
        return Optional.of(new AlignmentRecord(
                run,
                participant.id(),
                aligned.verdict().name(),
                aligned.predictedError90(),
                CanonicalJson.write(record),
                plan.doubt(),
                Optional.empty()));
    }

    /** Fills the table values that the cohort lacks, and stores them; empty when the plan asks for no imputation. */
    Optional<Digest> impute() {
        return definition.missingDataPlan().imputation().map(plan -> {
            List<ClinicalCase> cases =
                    data.all().stream().map(p -> data.readTables(p, reader)).toList();
            List<String> columns = List.copyOf(models.columns());
            ImputationSettings settings = settings(plan, cases.size());
            ImputedCohort filled = ImputedCohort.of(cases, columns, settings);
            for (TableStrategy other : TableStrategy.besideChainedEquations(definition.missingDataPlan())) {
                Map<Modality, Set<String>> tables = data.tableColumns(contents);
                filled = filled.with(
                        other.strategy(),
                        ImputedCohort.of(cases, columns, settings, other.filling(plan, tables)),
                        cases,
                        tables);
            }
            return contents.put(filled.toJson().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Predictors are those with an absolute correlation of 0.2 or more, so that a small cohort is not overfitted. */
    private static ImputationSettings settings(MissingDataPlan.Imputation plan, int participants) {
        return ImputationSettings.withSeed(plan.seed())
                .withImputations(plan.imputations())
                .withIterations(plan.iterations())
                .withMinimalCorrelation(participants < 1000 ? 0.2 : 0.1);
    }

    /** What the steps before have stored; called before cases are predicted or explained, also after a restart. */
    void resumeFrom(List<AlignmentRecord> stored, Optional<Digest> imputation) {
        Map<ParticipantId, AlignmentRecord> byParticipant = new HashMap<>();
        stored.forEach(record -> byParticipant.put(record.participant(), record));
        alignments = byParticipant;
        imputed = imputation
                .map(digest -> ImputedCohort.parse(new String(contents.get(digest), StandardCharsets.UTF_8)))
                .orElseGet(ImputedCohort::none);
    }

    /** Alignments of earlier runs; those of the same inputs and settings are taken over with their reviews. */
    void takeOver(List<AlignmentRecord> stored) {
        Map<ParticipantId, AlignmentRecord> byParticipant = new HashMap<>();
        stored.forEach(record -> byParticipant.put(record.participant(), record));
        earlier = byParticipant;
    }

    /** Who of this run is sealed; nobody else is explained. */
    void explainOnly(Set<ParticipantId> sealed) {
        this.sealed = Set.copyOf(sealed);
    }

    /** Empty when the alignment of the participant waits for a review. */
    Optional<RunStore.Predicted> predict(EnrolledParticipant participant) {
        AlignmentRecord aligned = alignments.get(participant.id());
        if (aligned != null && aligned.use() == AlignmentUse.UNDECIDED) {
            return Optional.empty();
        }
        PreparedCase prepared = prepare(participant);
        return Optional.of(new RunStore.Predicted(
                participant.id(),
                java.util.Objects.requireNonNull(positions.get(participant.id())),
                prepared,
                Optional.ofNullable(alignments.get(participant.id())),
                predictor.predict(prepared)));
    }

    /**
     * What became of the explanation plan for one participant, the contents stored.
     */
    record ExplainedCase(
            ParticipantId participant, List<RunStore.Explained> explained, List<RunStore.NotExplained> notExplained) {}

    ExplainedCase explain(EnrolledParticipant participant) {
        if (!sealed.contains(participant.id())) {
            return new ExplainedCase(participant.id(), List.of(), List.of());
        }
        CaseExplainer.Explanations all = explainer.explain(prepare(participant));
        return new ExplainedCase(
                participant.id(),
                all.explained().stream().map(e -> stored(participant.id(), e)).toList(),
                all.notExplained().stream()
                        .map(n -> new RunStore.NotExplained(
                                n.model().card().id(),
                                n.planned().method(),
                                n.planned().subject(),
                                n.reason()))
                        .toList());
    }

    private RunStore.Explained stored(ParticipantId participant, CaseExplainer.Explained e) {
        String subtitle = participant + " · " + e.model().reference().reference();
        byte[] picture =
                painter.paint(e.content(), subtitle, e.mark().words(), e.mark().reliable());
        return new RunStore.Explained(
                e.model().card().id(),
                e.planned().method(),
                e.planned().subject(),
                e.mark().reliable(),
                e.mark().words(),
                contents.put(ExplanationSnapshot.json(e)),
                contents.put(picture));
    }

    private PreparedCase prepare(EnrolledParticipant participant) {
        Optional<CasePreparation.AppliedAlignment> applied = Optional.ofNullable(alignments.get(participant.id()))
                .map(record -> StoredAlignments.applied(
                        definition.alignmentPlan().orElseThrow(), record.whyNotUsed(), record.record()));
        return CasePreparation.prepare(data.read(participant, reader), applied, imputed);
    }

    private CaseExplainer openExplainer(ModelRegistry registry) {
        try {
            return CaseExplainer.open(models, predictor, definition.explanationPlan(), registry, this::cohortMoments);
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    private CohortMoments cohortMoments() {
        CohortMoments moments = new CohortMoments();
        for (EnrolledParticipant participant : data.all()) {
            moments.add(data.readTables(participant, reader).values());
        }
        return moments;
    }

    @Override
    public void close() {
        explainer.close();
        models.close();
    }
}
