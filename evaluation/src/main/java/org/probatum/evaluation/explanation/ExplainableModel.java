package org.probatum.evaluation.explanation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
    private final Set<String> departures = new TreeSet<>();
    private final Map<GradientRequest, GradientModel> opened = new HashMap<>();

    private ExplainableModel(byte[] model, SessionSettings settings, Precision precision) {
        this.model = model;
        this.settings = settings;
        this.precision = precision;
        this.session = OnnxModelSession.open(model, settings);
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
        return Objects.requireNonNull(
                session.run(inputs.tensors(), Set.of(name)).get(name), name);
    }

    /** F of each row. */
    public PredictionFunction prediction(ExplanationRequest.Target target) {
        GradientModel derived = derived(request(target, List.of()));
        return inputs -> derived.run(inputs.tensors()).target();
    }

    /** F, its gradients and the values of the sources. */
    public GradientFunction gradient(ExplanationRequest.Target target, List<String> sources, ReluRule rule) {
        List<String> layers =
                sources.stream().filter(s -> !inputNames().contains(s)).toList();
        GradientModel derived =
                derived(request(target, sources).withValues(layers).with(rule));
        return inputs -> {
            GradientModel.Result result = derived.run(inputs.tensors());
            return new GradientFunction.Gradients(result.target(), wide(result.gradients()), wide(result.values()));
        };
    }

    /** As {@link #gradient(ExplanationRequest.Target, List, ReluRule)}, with true derivatives. */
    public GradientFunction gradient(ExplanationRequest.Target target, List<String> sources) {
        return gradient(target, sources, ReluRule.DERIVATIVE);
    }

    /** The value of an inner tensor or output, in 64-bit arithmetic. */
    public Tensor value(ExplanationRequest.Target target, String layer, InputBatch inputs) {
        GradientModel derived = derived(request(target, List.of()).withValues(List.of(layer)));
        return Objects.requireNonNull(derived.run(inputs.tensors()).values().get(layer), layer);
    }

    private GradientRequest request(ExplanationRequest.Target target, List<String> sources) {
        return GradientRequest.of(target.output(), target.index(), sources).with(precision);
    }

    private GradientModel derived(GradientRequest request) {
        GradientModel known = opened.get(request);
        if (known == null) {
            known = derive(request);
            opened.put(request, known);
        }
        return known;
    }

    /** In 32 bits where the runtime does not take the 64-bit graph, as with operators that hold graphs of their own. */
    private GradientModel derive(GradientRequest request) {
        try {
            GradientModel derived = GradientModel.of(model, request, settings);
            derived.roundedOperators().forEach(o -> departures.add("operator " + o + " in 32 bits"));
            return derived;
        } catch (ModelLoadException e) {
            if (request.precision() == Precision.SINGLE) {
                throw e;
            }
            GradientModel derived = GradientModel.of(model, request.with(Precision.SINGLE), settings);
            departures.add(
                    "output " + request.output() + " in 32 bits, because the runtime does not take its 64-bit graph");
            return derived;
        }
    }

    /** What was not computed in 64 bits although that was asked for; empty in the usual case. */
    public Set<String> departures() {
        return Set.copyOf(departures);
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
        opened.values().forEach(GradientModel::close);
        session.close();
    }
}
