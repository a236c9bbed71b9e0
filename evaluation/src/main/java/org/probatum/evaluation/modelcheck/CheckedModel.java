package org.probatum.evaluation.modelcheck;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.ModelSession;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;

/** A model with the encoder that it requires, loaded until closed. Safe for several threads. */
final class CheckedModel implements AutoCloseable {

    private final ModelContract contract;
    private final ModelTask task;
    private final ModelSession session;
    private final Optional<TileEncoder> encoder;

    private CheckedModel(ModelContract contract, ModelTask task, ModelSession session, Optional<TileEncoder> encoder) {
        this.contract = contract;
        this.task = task;
        this.session = session;
        this.encoder = encoder;
    }

    /**
     * @param models finds the models that this one requires
     * @throws IllegalArgumentException if an input cannot be made from a cohort or a required model is not there
     * @throws org.probatum.registry.ModelLoadException if the runtime refuses a model
     */
    static CheckedModel open(ModelPackage modelPackage, ModelTask task, RequiredModels models) {
        ModelCard card = modelPackage.card();
        ModelContract contract = ModelContract.of(card.id().toString(), card);
        Optional<TileEncoder> encoder = Optional.empty();
        if (contract.needsTileFeatures()) {
            ModelCard.Requirement required = card.requires().stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Model " + card.id()
                            + " takes tile descriptors, but its card requires no model that makes them"));
            encoder = Optional.of(encoder(required, models));
        }
        return new CheckedModel(
                contract, task, OnnxModelSession.open(modelPackage.model(), SessionSettings.defaults()), encoder);
    }

    private static TileEncoder encoder(ModelCard.Requirement required, RequiredModels models) {
        ModelPackage found = models.find(required.model());
        return TileEncoder.of(
                found.card(), OnnxModelSession.open(found.model(), SessionSettings.defaults()), required.output());
    }

    ModelContract contract() {
        return contract;
    }

    ModelTask task() {
        return task;
    }

    /** Descriptors of the slide, when there is a slide and the model needs them. */
    Optional<TileDescriptors> tiles(PreparedCase prepared) {
        return prepared.slides().containsKey("slide")
                ? encoder.map(e -> e.describe(prepared.requireSlide("slide")))
                : Optional.empty();
    }

    /**
     * What the model says of one case.
     *
     * @param score may be no number
     */
    record Said(double score, OptionalDouble probability) {}

    /** @throws ModelRunException if the model fails */
    Said run(Map<String, Tensor> inputs) {
        Set<String> wanted = new LinkedHashSet<>(Set.of(task.score()));
        task.probability().ifPresent(wanted::add);
        Map<String, Tensor> outputs = session.run(inputs, wanted);
        Optional<String> probability = task.probability();
        return new Said(
                single(outputs, task.score()),
                probability.isPresent()
                        ? OptionalDouble.of(single(outputs, probability.get()))
                        : OptionalDouble.empty());
    }

    /** The score alone, with one input replaced. */
    double scoreWith(Map<String, Tensor> inputs, String name, Tensor replacement) {
        Map<String, Tensor> changed = new LinkedHashMap<>(inputs);
        changed.put(name, replacement);
        return single(session.run(changed, Set.of(task.score())), task.score());
    }

    private static double single(Map<String, Tensor> outputs, String name) {
        return switch (outputs.get(name)) {
            case Tensor.Floats f when f.values().length == 1 -> f.values()[0];
            case Tensor.Doubles d when d.values().length == 1 -> d.values()[0];
            case null, default ->
                throw new ModelRunException("Output " + name + " is not one number for each participant");
        };
    }

    /** The names of inputs that are pictures or volumes: at least two axes in the plane. */
    List<String> imageInputs(Map<String, Tensor> inputs) {
        return inputs.entrySet().stream()
                .filter(input -> input.getValue() instanceof Tensor.Floats
                        && input.getValue().shape().length >= 4)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() {
        session.close();
        encoder.ifPresent(e -> e.session().close());
    }
}
