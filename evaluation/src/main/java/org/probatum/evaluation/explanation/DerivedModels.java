package org.probatum.evaluation.explanation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.GradientModel;
import org.probatum.registry.onnx.gradient.GradientRequest;
import org.probatum.registry.onnx.gradient.NotDifferentiableException;
import org.probatum.registry.onnx.gradient.Precision;

/**
 * The models derived from one model, opened when first needed.
 *
 * <p>A derivation that needs sizes which the graph does not tell is made for the sizes of the given cases. What the runtime does
 * not compute in 64 bits is computed in 32; every such departure is kept and reported.
 */
final class DerivedModels implements AutoCloseable {

    private final byte[] model;
    private final SessionSettings settings;
    private final Map<GradientRequest, GradientModel> general = new HashMap<>();
    private final Set<GradientRequest> sized = new HashSet<>();
    private final Map<Sized, GradientModel> special = new HashMap<>();
    private final Set<String> departures = new TreeSet<>();

    /** A request and the lengths of the inputs' axes behind the row. */
    private record Sized(GradientRequest request, Map<String, List<Long>> lengths) {}

    DerivedModels(byte[] model, SessionSettings settings) {
        this.model = model;
        this.settings = settings;
    }

    Set<String> departures() {
        return Set.copyOf(departures);
    }

    /**
     * Derives what can be derived without cases.
     *
     * @throws IllegalArgumentException if the request names something that the model lacks
     */
    void prepare(GradientRequest request) {
        if (general.containsKey(request) || sized.contains(request)) {
            return;
        }
        try {
            general.put(request, derive(request, Optional.empty()));
        } catch (NotDifferentiableException e) {
            sized.add(request); // the sizes of the cases may tell what is missing; otherwise it is refused then
        }
    }

    GradientModel.Result run(GradientRequest request, InputBatch inputs) {
        try {
            return of(request, inputs).run(inputs.tensors());
        } catch (ModelRunException e) {
            requireTarget(request, inputs);
            if (request.precision() == Precision.SINGLE || isMemory(e)) {
                throw e;
            }
            GradientModel.Result result = run(request.with(Precision.SINGLE), inputs);
            departures.add("output " + request.output() + " in 32 bits, because its 64-bit graph did not run");
            return result;
        }
    }

    /** Where the graph does not tell how many values an output has, a run does. */
    private void requireTarget(GradientRequest request, InputBatch inputs) {
        if (request.index() == 0) {
            return;
        }
        GradientRequest first = GradientRequest.of(request.output(), 0, List.of())
                .withValues(List.of(request.output()))
                .with(request.precision());
        Tensor output = Objects.requireNonNull(
                of(first, inputs).run(inputs.tensors()).values().get(request.output()));
        long perRow = output.size() / Math.max(1, output.shape()[0]);
        if (request.index() >= perRow) {
            throw new IllegalArgumentException("Target " + request.index() + " is out of range: output "
                    + request.output() + " has " + perRow + " values per row, counted from 0");
        }
    }

    /** The runtime's own words, which say how much it could not have. */
    static boolean isMemory(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Failed to allocate memory") || message.contains("bad_alloc");
    }

    private GradientModel of(GradientRequest request, InputBatch inputs) {
        prepare(request);
        GradientModel known = general.get(request);
        if (known != null) {
            return known;
        }
        Sized key = new Sized(request, lengths(inputs));
        GradientModel made = special.get(key);
        if (made == null) {
            made = forSizes(request, inputs);
            special.put(key, made);
        }
        return made;
    }

    private static Map<String, List<Long>> lengths(InputBatch inputs) {
        Map<String, List<Long>> lengths = new TreeMap<>();
        inputs.tensors()
                .forEach((name, tensor) -> lengths.put(
                        name, Arrays.stream(tensor.shape()).skip(1).boxed().toList()));
        return lengths;
    }

    private GradientModel forSizes(GradientRequest request, InputBatch inputs) {
        try {
            return derive(request, Optional.of(inputs));
        } catch (NotDifferentiableException e) {
            if (!request.sources().isEmpty()) {
                throw e;
            }
            // Predictions need no derivative: the model runs as it is.
            GradientModel plain = GradientModel.of(model, request.with(Precision.SINGLE), settings);
            departures.add("output " + request.output() + " in 32 bits, because its graph cannot be written in 64");
            return plain;
        }
    }

    /** In 32 bits where the runtime does not take the 64-bit graph, as with operators that hold graphs of their own. */
    private GradientModel derive(GradientRequest request, Optional<InputBatch> example) {
        try {
            GradientModel derived = open(request, example);
            derived.roundedOperators().forEach(o -> departures.add("operator " + o + " in 32 bits"));
            return derived;
        } catch (ModelLoadException e) {
            if (request.precision() == Precision.SINGLE) {
                throw e;
            }
            GradientModel derived = open(request.with(Precision.SINGLE), example);
            departures.add(
                    "output " + request.output() + " in 32 bits, because the runtime does not take its 64-bit graph");
            return derived;
        }
    }

    private GradientModel open(GradientRequest request, Optional<InputBatch> example) {
        return example.isPresent()
                ? GradientModel.of(model, request, settings, example.get().tensors())
                : GradientModel.of(model, request, settings);
    }

    @Override
    public void close() {
        general.values().forEach(GradientModel::close);
        special.values().forEach(GradientModel::close);
    }
}
