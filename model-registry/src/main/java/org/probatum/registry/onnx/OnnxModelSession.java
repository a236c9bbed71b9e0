package org.probatum.registry.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.ModelSession;
import org.probatum.registry.Tensor;

/**
 * A model loaded into ONNX Runtime.
 *
 * <p>One thread per session, deterministic kernels, sequential execution: with several threads the order of summation, and so
 * the last digits of a prediction, would vary. Parallelism is over cases. The memory arena is off: memory of a run goes back
 * when it ends, instead of being kept for the largest run ever seen.
 */
public final class OnnxModelSession implements ModelSession {

    private static final String READING_SINGLE_CONSTANTS =
            "LayerNormFusionL1;LayerNormFusionL2;SimplifiedLayerNormFusion;GeluFusionL1;GeluFusionL2";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final SessionSettings settings;
    private final SessionSettings.Provider provider;
    private final Map<String, TensorInfo> inputs;
    private final Set<String> outputs;

    /** Native memory is released only when no run of any thread uses it. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxModelSession(
            OrtEnvironment environment, OrtSession session, SessionSettings settings, SessionSettings.Provider provider)
            throws OrtException {
        this.environment = environment;
        this.session = session;
        this.settings = settings;
        this.provider = provider;
        this.inputs = InputCheck.contract(session);
        this.outputs = new java.util.LinkedHashSet<>(session.getOutputNames());
    }

    /**
     * Loads a model from its bytes. A model whose weights are stored outside them is refused, and no other file is opened.
     *
     * @throws ModelLoadException if the bytes are no model, name other files, or the runtime refuses them
     */
    public static OnnxModelSession open(byte[] model, SessionSettings settings) {
        ModelGraph.parse(model).requireAllInside();
        OrtEnvironment environment = environment();
        if (settings.provider() == SessionSettings.Provider.CUDA) {
            Optional<OnnxModelSession> onGpu = openOnGpu(environment, model, settings);
            if (onGpu.isPresent()) {
                return onGpu.get();
            }
        }
        return openWith(environment, model, settings, SessionSettings.Provider.CPU);
    }

    /** As {@link #open(byte[], SessionSettings)}, from a file. */
    public static OnnxModelSession open(Path file, SessionSettings settings) {
        try {
            return open(Files.readAllBytes(file), settings);
        } catch (IOException e) {
            throw new ModelLoadException("Cannot read the model " + file + ": " + e.getMessage(), e);
        }
    }

    /** The version of ONNX Runtime, for a run's provenance. */
    public static String runtimeVersion() {
        return environment().getVersion();
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> given, Set<String> wanted) {
        InputCheck.requireAll(inputs, given);
        requireKnown(wanted);
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("This session is closed; open the model again to run it");
            }
            return runOpen(given, wanted);
        } finally {
            use.readLock().unlock();
        }
    }

    private Map<String, Tensor> runOpen(Map<String, Tensor> given, Set<String> wanted) {
        List<OnnxTensor> opened = new ArrayList<>();
        try (TimeLimit limit = new TimeLimit(settings.timeLimit())) {
            try (OrtSession.Result result =
                    session.run(toOnnx(given, opened), wanted.isEmpty() ? outputs : wanted, limit.options())) {
                return fromOnnx(result);
            } catch (OrtException e) {
                throw limit.exceeded() ? exceeded(e) : new ModelRunException(RuntimeMessages.plain(e), e);
            }
        } catch (OrtException e) {
            throw new ModelRunException("The runtime cannot start a run: " + RuntimeMessages.plain(e), e);
        } finally {
            opened.forEach(OnnxTensor::close);
        }
    }

    @Override
    public String provider() {
        return provider.name();
    }

    /** The names of the inputs, in the model's order. */
    public List<String> inputNames() {
        return List.copyOf(inputs.keySet());
    }

    /**
     * The length of each axis of an input, −1 where it is free.
     *
     * @throws IllegalArgumentException if the model has no such input
     */
    public long[] inputShape(String name) {
        TensorInfo info = inputs.get(name);
        if (info == null) {
            throw new IllegalArgumentException("The model has no input " + name + "; it has " + inputs.keySet());
        }
        return info.getShape();
    }

    /** The names of the outputs, in the model's order. */
    public List<String> outputNames() {
        return List.copyOf(outputs);
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("The runtime cannot release a model", e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private Map<String, OnnxTensor> toOnnx(Map<String, Tensor> given, List<OnnxTensor> opened) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, TensorInfo> input : inputs.entrySet()) {
            Tensor tensor = java.util.Objects.requireNonNull(given.get(input.getKey()));
            OnnxTensor onnx = OnnxTensors.toOnnx(environment, tensor, input.getValue().type);
            opened.add(onnx);
            tensors.put(input.getKey(), onnx);
        }
        return tensors;
    }

    private static Map<String, Tensor> fromOnnx(OrtSession.Result result) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        result.forEach(entry -> tensors.put(entry.getKey(), OnnxTensors.fromOnnx(entry.getKey(), entry.getValue())));
        return tensors;
    }

    private void requireKnown(Set<String> wanted) {
        for (String name : wanted) {
            if (!outputs.contains(name)) {
                throw new ModelRunException("The model has no output " + name + "; it has " + outputs);
            }
        }
    }

    private ModelRunException exceeded(OrtException cause) {
        long millis = settings.timeLimit().orElseThrow().toMillis();
        return new ModelRunException("The run took longer than its limit of " + millis + " ms and was ended", cause);
    }

    private static Optional<OnnxModelSession> openOnGpu(
            OrtEnvironment environment, byte[] model, SessionSettings settings) {
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return Optional.empty();
        }
        try {
            return Optional.of(openWith(environment, model, settings, SessionSettings.Provider.CUDA));
        } catch (ModelLoadException e) {
            // No usable GPU. The session that is opened on the CPU instead reports itself as CPU, and a model that is
            // at
            // fault itself is refused there again, with its own message.
            return Optional.empty();
        }
    }

    private static OnnxModelSession openWith(
            OrtEnvironment environment, byte[] model, SessionSettings settings, SessionSettings.Provider provider) {
        try (OrtSession.SessionOptions options = options(settings.optimization())) {
            if (provider == SessionSettings.Provider.CUDA) {
                try (OrtCUDAProviderOptions cuda = cudaOptions()) {
                    options.addCUDA(cuda);
                    return new OnnxModelSession(
                            environment, environment.createSession(model, options), settings, provider);
                }
            }
            return new OnnxModelSession(environment, environment.createSession(model, options), settings, provider);
        } catch (OrtException e) {
            throw new ModelLoadException("The model does not load: " + RuntimeMessages.plain(e), e);
        }
    }

    private static OrtSession.SessionOptions options(SessionSettings.Optimization optimization) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setDeterministicCompute(true);
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setOptimizationLevel(
                switch (optimization) {
                    case NONE -> OrtSession.SessionOptions.OptLevel.NO_OPT;
                    case BASIC, UNFUSED -> OrtSession.SessionOptions.OptLevel.BASIC_OPT;
                });
        if (optimization == SessionSettings.Optimization.UNFUSED) {
            options.addConfigEntry("optimization.disable_specified_optimizers", READING_SINGLE_CONSTANTS);
        }
        return options;
    }

    private static OrtCUDAProviderOptions cudaOptions() throws OrtException {
        OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions();
        cuda.add("use_tf32", "0"); // TF32 keeps 10 bits of the mantissa: predictions would leave the stated tolerance
        cuda.add("cudnn_conv_algo_search", "DEFAULT"); // a search by timing may choose differently from run to run
        cuda.add("arena_extend_strategy", "kSameAsRequested");
        return cuda;
    }

    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "probatum");
    }
}
