package org.probatum.evaluation.run.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.evaluation.run.Prediction;
import org.probatum.evaluation.run.RunId;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;

/** A stored prediction. Lists are kept one item a line; a double as its shortest exact decimal. */
@Entity
@Table(name = "evaluation_prediction")
class PredictionEntity {

    @Id
    private String id = "";

    private String run = "";
    private String trial = "";
    private String participant = "";
    private int position;

    @Column(name = "model_name")
    private String modelName = "";

    @Column(name = "model_version")
    private String modelVersion = "";

    private boolean evaluated;
    private @Nullable Double score;
    private @Nullable Double probability;

    @Column(length = 100_000)
    private String draws = "";

    @Column(length = 100_000)
    private String filled = "";

    private String masked = "";
    private String reasons = "";

    @Column(name = "inputs_digest")
    private String inputs = "";

    private long entry;

    /** For the persistence provider. */
    protected PredictionEntity() {}

    PredictionEntity(Prediction from, TrialId trial, int position) {
        this.id = from.run() + "/" + from.participant() + "/" + from.model();
        this.run = from.run().value();
        this.trial = trial.value();
        this.participant = from.participant().value();
        this.position = position;
        this.modelName = from.model().name();
        this.modelVersion = from.model().version();
        this.inputs = from.inputs().hex();
        this.entry = from.entry();
        switch (from.outcome()) {
            case CaseOutcome.Evaluated e -> {
                this.evaluated = true;
                this.score = e.score();
                this.probability = e.probability().isPresent() ? e.probability().getAsDouble() : null;
                this.draws = e.draws().stream().map(String::valueOf).collect(Collectors.joining("\n"));
                this.filled = String.join("\n", e.filled());
                this.masked = String.join("\n", e.masked());
            }
            case CaseOutcome.NotEvaluable n -> this.reasons = String.join("\n", n.reasons());
        }
    }

    Prediction toPrediction() {
        return new Prediction(
                new RunId(run),
                new ParticipantId(participant),
                new ModelVersionId(modelName, modelVersion),
                outcome(),
                new Digest(inputs),
                entry);
    }

    private CaseOutcome outcome() {
        if (!evaluated) {
            return new CaseOutcome.NotEvaluable(lines(reasons));
        }
        return new CaseOutcome.Evaluated(
                Objects.requireNonNull(score, "an evaluated case has a score"),
                probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability),
                lines(draws).stream().map(Double::valueOf).toList(),
                lines(filled),
                lines(masked));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }
}
