package org.probatum.evaluation.run.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.evaluation.run.CaseOutcome;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.MissingDataPlan;

/** Runs every model on trial on one prepared case. Safe for several threads. */
final class CasePredictor {

    private final TrialModels models;
    private final Map<String, InputAssembler> assemblers = new LinkedHashMap<>();

    CasePredictor(TrialModels models, MissingDataPlan plan, Vocabulary vocabulary, ColumnModalities columns) {
        this.models = models;
        for (TrialModel model : models.onTrial()) {
            String name = model.reference().name();
            assemblers.put(
                    name,
                    new InputAssembler(
                            model.contract(), modality -> plan.strategyFor(name, modality), vocabulary, columns));
        }
    }

    /**
     * What one model said.
     *
     * @param inputs digest of all tensors given, or of the reasons when it was not run
     */
    record Answer(TrialModel model, CaseOutcome outcome, Digest inputs) {}

    List<Answer> predict(PreparedCase prepared) {
        Optional<TileDescriptors> tiles = tiles(prepared);
        return models.onTrial().stream()
                .map(model -> predict(model, assemble(model, prepared, tiles)))
                .toList();
    }

    /** The tensors of one model. */
    AssembledInputs assemble(TrialModel model, PreparedCase prepared, Optional<TileDescriptors> tiles) {
        InputAssembler assembler = assemblers.get(model.reference().name());
        if (assembler == null) {
            throw new IllegalArgumentException("Model " + model.reference().name() + " is not on trial");
        }
        return assembler.assemble(prepared, tiles);
    }

    /** Descriptors of the slide, when there is a slide and a model to describe it. */
    Optional<TileDescriptors> tiles(PreparedCase prepared) {
        return prepared.slides().containsKey("slide")
                ? models.encoder().map(encoder -> encoder.describe(prepared.requireSlide("slide")))
                : Optional.empty();
    }

    private static Answer predict(TrialModel model, AssembledInputs assembled) {
        return switch (assembled) {
            case AssembledInputs.NotEvaluable not ->
                new Answer(
                        model,
                        new CaseOutcome.NotEvaluable(not.reasons()),
                        Digest.ofText(String.join("\n", not.reasons())));
            case AssembledInputs.Ready ready -> new Answer(model, outcome(model, ready), digest(ready.draws()));
        };
    }

    private static CaseOutcome outcome(TrialModel model, AssembledInputs.Ready ready) {
        List<Double> scores = new ArrayList<>();
        double probability = 0;
        Optional<String> named = model.reference().probabilityOutput();
        for (Map<String, Tensor> inputs : ready.draws()) {
            Map<String, Tensor> outputs;
            try {
                outputs = model.run(inputs);
            } catch (ModelRunException e) {
                return new CaseOutcome.NotEvaluable(List.of("the model failed: " + e.getMessage()));
            }
            double score = single(outputs.get(model.score()));
            double p = named.isPresent() ? single(outputs.get(named.get())) : 0;
            if (!Double.isFinite(score) || !Double.isFinite(p)) {
                return new CaseOutcome.NotEvaluable(List.of("the model's output is not a number"));
            }
            scores.add(score);
            probability += p / ready.draws().size();
        }
        double mean = scores.stream().mapToDouble(Double::doubleValue).sum() / scores.size();
        return new CaseOutcome.Evaluated(
                scores.size() == 1 ? scores.getFirst() : mean,
                named.isPresent() ? OptionalDouble.of(probability) : OptionalDouble.empty(),
                scores,
                ready.filled(),
                ready.masked());
    }

    private static double single(@org.jspecify.annotations.Nullable Tensor output) {
        return switch (output) {
            case Tensor.Floats f when f.values().length == 1 -> f.values()[0];
            case Tensor.Doubles d when d.values().length == 1 -> d.values()[0];
            case null, default ->
                throw new ModelRunException("A score is one number for each case; the protocol pins another output");
        };
    }

    /** The digest of all tensors given to a model. */
    static Digest digest(List<Map<String, Tensor>> draws) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Map<String, Tensor> draw : draws) {
                for (Map.Entry<String, Tensor> input : new TreeMap<>(draw).entrySet()) {
                    write(input.getKey(), input.getValue(), out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes every byte", e);
        }
        return Digest.of(bytes.toByteArray());
    }

    private static void write(String name, Tensor tensor, DataOutputStream out) throws IOException {
        out.writeUTF(name);
        for (long axis : tensor.shape()) {
            out.writeLong(axis);
        }
        switch (tensor) {
            case Tensor.Floats f -> {
                for (float value : f.values()) {
                    out.writeFloat(value);
                }
            }
            case Tensor.Longs l -> {
                for (long value : l.values()) {
                    out.writeLong(value);
                }
            }
            default -> throw new IllegalStateException("Cases are prepared as floats and whole numbers");
        }
    }
}
