package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.alignment.transform.PlainTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.evaluation.preparation.VolumeAlignment;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignedPairs;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.AcquisitionService;
import org.probatum.trial.acquisition.AvailabilityMatrix;
import org.probatum.trial.acquisition.NiftiReader;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.AlignmentPlan;
import org.probatum.trial.protocol.ProtocolService;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens stored alignments: volumes from the content store, the transform from the record. */
@Service
class StoredAlignedPairs implements AlignedPairs {

    private final RunRepository runs;
    private final AlignmentRepository alignments;
    private final AcquisitionService acquisitions;
    private final ProtocolService protocols;
    private final ContentStore contents;

    StoredAlignedPairs(
            RunRepository runs,
            AlignmentRepository alignments,
            AcquisitionService acquisitions,
            ProtocolService protocols,
            ContentStore contents) {
        this.runs = runs;
        this.alignments = alignments;
        this.acquisitions = acquisitions;
        this.protocols = protocols;
        this.contents = contents;
    }

    @Override
    public Optional<AlignmentRecord> latest(TrialId trial, ParticipantId participant) {
        return runs.findByTrialOrderByStartedAt(trial.value()).reversed().stream()
                .flatMap(run -> find(run.toRun().id(), participant).stream())
                .findFirst();
    }

    @Override
    public Optional<AlignmentRecord> find(RunId run, ParticipantId participant) {
        return alignments
                .findByRunAndParticipant(run.value(), participant.value())
                .map(AlignmentEntity::toRecord);
    }

    @Override
    public AlignedPair open(AlignmentRecord alignment) {
        TrialId trial =
                new TrialId(runs.findById(alignment.run().value()).orElseThrow().trial());
        JsonNode record = JsonMapper.shared().readTree(alignment.record());
        List<Acquisition> acquired = acquisitions.byParticipant(trial, alignment.participant());
        AlignmentInputs inputs = AlignmentInputs.of(record).orElseGet(() -> current(trial, alignment, acquired));
        return new AlignedPair(
                trial, alignment, input(inputs.fixed(), acquired), input(inputs.moving(), acquired), transform(record));
    }

    /** Alignments of earlier releases do not name their inputs: those of the plan in force. */
    private AlignmentInputs current(TrialId trial, AlignmentRecord alignment, List<Acquisition> acquired) {
        AlignmentPlan plan = protocols
                .requireCurrent(trial)
                .definition()
                .alignmentPlan()
                .orElseThrow(() -> new IllegalArgumentException("The protocol in force of trial " + trial
                        + " aligns nothing, and the alignment of " + alignment.participant()
                        + " does not name its inputs"));
        return AlignmentInputs.of(plan, AvailabilityMatrix.current(acquired));
    }

    private AlignedPair.Input input(AlignmentInputs.Input named, List<Acquisition> acquired) {
        Acquisition acquisition = acquired.stream()
                .filter(candidate -> candidate.digest().equals(named.digest()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Volume " + named.name() + " of this alignment is not among the acquisitions any more"));
        return new AlignedPair.Input(
                named.name(),
                named.digest(),
                VolumeAlignment.volume(
                        NiftiReader.read(acquisition.name(), contents.get(named.digest()), ReadLimits.USUAL)));
    }

    private static Optional<SpatialTransform> transform(JsonNode record) {
        return record.has("transform")
                ? Optional.of(
                        PlainTransform.parse(JsonMapper.shared().convertValue(record.get("transform"), Map.class)))
                : Optional.empty();
    }
}
