package org.probatum.evaluation.explanation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.probatum.evaluation.interpretability.GradientFunction;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.GradientModel;
import org.probatum.registry.onnx.gradient.GradientRequest;
import org.probatum.registry.onnx.gradient.InnerInput;
import org.probatum.registry.onnx.gradient.Precision;
import org.probatum.registry.onnx.gradient.ReluRule;

/**
 * A model as explanations see it: predictions, gradients and layers in 64-bit arithmetic, outputs bit for bit as the model gives
 * them. Sessions are opened when first needed and kept until {@link #close}.
 */
public final class ExplainableModel implements AutoCloseable {

    private final byte[] model;
    private final SessionSettings settings;
    private final Precision precision;
    private final OnnxModelSession session;
    private final RowBlocks blocks;
    private final DerivedModels derived;

    private ExplainableModel(byte[] model, SessionSettings settings, Precision precision) {
        this.model = model;
        this.settings = settings;
        this.precision = precision;
        this.session = OnnxModelSession.open(model, settings);
        this.blocks = new RowBlocks(fixedRows(session));
        this.derived = new DerivedModels(model, settings);
    }

    /** The number of rows that the model was exported for, when it takes no other. */
    private static OptionalInt fixedRows(OnnxModelSession session) {
        return session.inputNames().stream()
                .map(session::inputShape)
                .filter(shape -> shape.length > 0 && shape[0] > 0)
                .mapToInt(shape -> Math.toIntExact(shape[0]))
                .findFirst();
    }

    /** @throws ModelLoadException if the runtime refuses the bytes */
    public static ExplainableModel of(byte[] model, SessionSettings settings, Precision precision) {
        return new ExplainableModel(model, settings, precision);
    }

    /** From a file, in 64-bit arithmetic on the CPU. */
    public static ExplainableModel open(Path file) {
        try {
            return of(Files.readAllBytes(file), SessionSettings.defaults(), Precision.DOUBLE);
        } catch (java.io.IOException e) {
            throw new ModelLoadException("Cannot read the model " + file + ": " + e.getMessage(), e);
        }
    }

    /** The inputs' names, in the order of the graph. */
    public List<String> inputNames() {
        return session.inputNames();
    }

    /** The outputs' names, in the order of the graph. */
    public List<String> outputNames() {
        return session.outputNames();
    }

    /** One output, bit for bit as the model gives it. */
    public Tensor output(String name, InputBatch inputs) {
        return blocks.value(
                inputs,
                part -> Objects.requireNonNull(
                        session.run(part.tensors(), Set.of(name)).get(name), name));
    }

    /** F of each row. */
    public PredictionFunction prediction(ExplanationRequest.Target target) {
        GradientRequest request = request(target, List.of());
        derived.prepare(request);
        return inputs ->
                blocks.predict(inputs, part -> derived.run(request, part).target());
    }

    /** F, its gradients and the values of the sources. */
    public GradientFunction gradient(ExplanationRequest.Target target, List<String> sources, ReluRule rule) {
        List<String> layers =
                sources.stream().filter(s -> !inputNames().contains(s)).toList();
        GradientRequest request = request(target, sources).withValues(layers).with(rule);
        derived.prepare(request);
        return inputs -> blocks.differentiate(inputs, part -> {
            GradientModel.Result result = derived.run(request, part);
            return new GradientFunction.Gradients(result.target(), wide(result.gradients()), wide(result.values()));
        });
    }

    /** As {@link #gradient(ExplanationRequest.Target, List, ReluRule)}, with true derivatives. */
    public GradientFunction gradient(ExplanationRequest.Target target, List<String> sources) {
        return gradient(target, sources, ReluRule.DERIVATIVE);
    }

    /** The value of an inner tensor or output, in 64-bit arithmetic. */
    public Tensor value(ExplanationRequest.Target target, String layer, InputBatch inputs) {
        GradientRequest request = request(target, List.of()).withValues(List.of(layer));
        return blocks.value(
                inputs,
                part -> Objects.requireNonNull(
                        derived.run(request, part).values().get(layer), layer));
    }

    /**
     * What lies behind an inner tensor: the same model with that tensor as one more input.
     *
     * @param axes how many axes the tensor has
     * @throws IllegalArgumentException if the model makes no such tensor
     */
    ExplainableModel behind(String layer, int axes) {
        return of(InnerInput.at(model, layer, axes), settings, precision);
    }

    /** The tensor of word vectors that an input of word numbers is turned into by a constant table. */
    Optional<String> wordVectors(String input) {
        return InnerInput.wordVectors(model, input);
    }

    private GradientRequest request(ExplanationRequest.Target target, List<String> sources) {
        return GradientRequest.of(target.output(), target.index(), sources).with(precision);
    }

    /** What was not computed in 64 bits although that was asked for; empty in the usual case. */
    public Set<String> departures() {
        return derived.departures();
    }

    /** The arithmetic that was asked for. */
    public Precision precision() {
        return precision;
    }

    private static Map<String, Tensor.Doubles> wide(Map<String, Tensor> tensors) {
        Map<String, Tensor.Doubles> wide = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> wide.put(name, Tensors.doubles(tensor)));
        return wide;
    }

    @Override
    public void close() {
        derived.close();
        session.close();
    }
}
