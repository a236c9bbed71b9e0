package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;

/**
 * A model together with the gradient of one of its output values, loaded and ready to run.
 *
 * <p>The gradient is exact: it is computed by a graph in ONNX operators that reverse-mode differentiation derives from the
 * model's own graph. Safe for use by several threads; repeated runs give the same bits.
 */
public final class GradientModel implements AutoCloseable {

    private final GradientRequest request;
    private final OnnxModelSession session;
    private final Set<String> roundedOperators;

    private GradientModel(GradientRequest request, OnnxModelSession session, Set<String> roundedOperators) {
        this.request = request;
        this.session = session;
        this.roundedOperators = roundedOperators;
    }

    /**
     * Derives and loads the gradient model.
     *
     * @param model the bytes of an ONNX model, weights inside
     * @throws IllegalArgumentException if an output, source or value is not in the model, or the target is out of range
     * @throws NotDifferentiableException if the output has no gradient with respect to a source, or an operator between them
     *     has no known derivative
     * @throws ModelLoadException if the bytes are no model that the runtime takes
     */
    public static GradientModel of(byte[] model, GradientRequest request, SessionSettings settings) {
        return of(GradientGraph.derive(parse(model), request), request, settings);
    }

    /**
     * As {@link #of(byte[], GradientRequest, SessionSettings)}, for models whose inner sizes do not follow from their graph.
     *
     * @param example inputs in the sizes that the model will run on; only the number of rows may differ later
     */
    public static GradientModel of(
            byte[] model, GradientRequest request, SessionSettings settings, Map<String, Tensor> example) {
        return of(GradientGraph.derive(parse(model), request, Optional.of(example)), request, settings);
    }

    private static GradientModel of(GradientGraph.Derived derived, GradientRequest request, SessionSettings settings) {
        boolean fusible =
                request.precision() == Precision.SINGLE || settings.optimization() == SessionSettings.Optimization.NONE;
        OnnxModelSession session = OnnxModelSession.open(
                derived.model().toByteArray(),
                fusible ? settings : settings.with(SessionSettings.Optimization.UNFUSED));
        return new GradientModel(request, session, derived.roundedOperators());
    }

    static ModelProto parse(byte[] model) {
        try {
            return ModelProto.parseFrom(model);
        } catch (InvalidProtocolBufferException e) {
            throw new ModelLoadException("This is not an ONNX model: " + e.getMessage(), e);
        }
    }

    /**
     * One run.
     *
     * @param target F per row; shape [rows]
     * @param gradients the gradient of each source, in the source's shape, by the name in the request
     * @param values the value of each wanted tensor, by the name in the request
     */
    public record Result(double[] target, Map<String, Tensor> gradients, Map<String, Tensor> values) {}

    /**
     * Runs the model and its gradient once.
     *
     * @param inputs every input of the model by name, in the types of the original model or in 64-bit floats
     * @throws ModelRunException if the runtime refuses or fails
     */
    public Result run(Map<String, Tensor> inputs) {
        Map<String, Tensor> given = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> given.put(name, inPrecision(tensor)));
        Map<String, Tensor> results = session.run(given, Set.of());
        Map<String, Tensor> gradients = new LinkedHashMap<>();
        Map<String, Tensor> values = new LinkedHashMap<>();
        request.sources().forEach(s -> gradients.put(s, result(results, GradientGraph.gradientOf(s))));
        request.values().forEach(v -> values.put(v, result(results, GradientGraph.valueOf(v))));
        double[] target = TensorValues.toDoubles(result(results, GradientGraph.TARGET));
        return new Result(target, gradients, values);
    }

    private Tensor inPrecision(Tensor tensor) {
        return switch (tensor) {
            case Tensor.Floats t
            when request.precision() == Precision.DOUBLE -> new Tensor.Doubles(t.shape(), TensorValues.toDoubles(t));
            case Tensor.Doubles t
            when request.precision() == Precision.SINGLE ->
                new Tensor.Floats(t.shape(), TensorValues.toFloats(t.values()));
            default -> tensor;
        };
    }

    private static Tensor result(Map<String, Tensor> results, String name) {
        return Objects.requireNonNull(results.get(name), name);
    }

    public GradientRequest request() {
        return request;
    }

    /** Operators computed in 32 bits although 64 were asked for: the runtime has no other kernel. Mostly empty. */
    public Set<String> roundedOperators() {
        return roundedOperators;
    }

    /** What computes, {@code CPU} or {@code CUDA}. */
    public String provider() {
        return session.provider();
    }

    @Override
    public void close() {
        session.close();
    }
}
