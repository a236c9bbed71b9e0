package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.probatum.registry.ModelLoadException;

/**
 * Element type and shape of every tensor of a graph, as the runtime infers them when each is made an output.
 *
 * <p>A rank of 0 may also mean that the runtime could not tell.
 */
final class TensorTypes {

    /** One axis: its length, or the name that equal lengths share, or neither. */
    private record Axis(long length, String name) {
        boolean surely(Axis other) {
            return length >= 0 ? length == other.length : !name.isEmpty() && name.equals(other.name);
        }
    }

    private record Type(boolean floating, Axis[] axes) {}

    private static final Set<String> SIZED_BY_VALUES =
            Set.of("NonZero", "Compress", "Unique", "NonMaxSuppression", "Loop", "If");

    private final Map<String, Type> types = new HashMap<>();

    private TensorTypes() {}

    /** As {@link #infer(WorkingGraph)}; what the runtime cannot tell is taken from runs on an example. */
    static TensorTypes infer(WorkingGraph graph, Optional<ExampleSizes> example) {
        TensorTypes types = infer(graph);
        if (example.isPresent()) {
            Set<String> changing = dataDependent(graph);
            example.get().of(graph).forEach((name, sizes) -> {
                if (!changing.contains(name)) {
                    types.complete(name, sizes);
                }
            });
        }
        return types;
    }

    /** Tensors whose sizes may depend on the values of the inputs. */
    private static Set<String> dataDependent(WorkingGraph graph) {
        Set<String> changing = new HashSet<>();
        for (NodeProto node : graph.nodes()) {
            if (SIZED_BY_VALUES.contains(node.getOpType())
                    || WorkingGraph.uses(node).stream().anyMatch(changing::contains)) {
                changing.addAll(node.getOutputList());
            }
        }
        return changing;
    }

    private void complete(String name, List<long[]> sizes) {
        Optional<Type> known = Optional.ofNullable(types.get(name));
        long[] first = sizes.get(0);
        if (sizes.stream().anyMatch(s -> s.length != first.length)) {
            return;
        }
        Axis[] axes = new Axis[first.length];
        for (int i = 0; i < axes.length; i++) {
            int axis = i;
            Optional<Axis> told = known.filter(t -> t.axes.length == first.length)
                    .map(t -> t.axes[axis])
                    .filter(a -> a.length >= 0);
            boolean same = sizes.stream().allMatch(s -> s[axis] == first[axis]);
            String lengths = sizes.stream().map(s -> Long.toString(s[axis])).collect(Collectors.joining(", "));
            axes[i] = told.orElse(same ? new Axis(first[i], "") : new Axis(-1, "probatum/length " + lengths));
        }
        types.put(name, new Type(known.map(t -> t.floating).orElse(true), axes));
    }

    static TensorTypes infer(WorkingGraph graph) {
        ModelProto model = graph.toModel(TensorProto.DataType.FLOAT_VALUE);
        ModelProto.Builder probe = model.toBuilder();
        Set<String> already = new HashSet<>();
        model.getGraph().getOutputList().forEach(o -> already.add(o.getName()));
        graph.nodes()
                .forEach(n -> n.getOutputList().stream()
                        .filter(o -> !o.isEmpty() && already.add(o))
                        .forEach(o -> probe.getGraphBuilder()
                                .addOutput(ValueInfoProto.newBuilder().setName(o))));
        TensorTypes types = new TensorTypes();
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "probatum");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try (OrtSession session = environment.createSession(probe.build().toByteArray(), options)) {
                session.getInputInfo().forEach(types::put);
                session.getOutputInfo().forEach(types::put);
            }
        } catch (OrtException e) {
            throw new ModelLoadException("The model does not load: " + e.getMessage(), e);
        }
        graph.constants().keySet().forEach(name -> types.putConstant(graph, name));
        return types;
    }

    private void put(String name, NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo info) {
            long[] shape = info.getShape();
            String[] names = info.getDimensionNames();
            Axis[] axes = new Axis[shape.length];
            for (int i = 0; i < axes.length; i++) {
                axes[i] = new Axis(shape[i], names == null || i >= names.length ? "" : names[i]);
            }
            types.put(name, new Type(isFloating(info.type), axes));
        }
    }

    private void putConstant(WorkingGraph graph, String name) {
        long[] shape = graph.constantShape(name);
        Axis[] axes = new Axis[shape.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new Axis(shape[i], "");
        }
        boolean floating =
                java.util.Objects.requireNonNull(graph.constants().get(name)).getDataType()
                        == TensorProto.DataType.FLOAT_VALUE;
        types.put(name, new Type(floating, axes));
    }

    private static boolean isFloating(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT
                || type == OnnxJavaType.DOUBLE
                || type == OnnxJavaType.FLOAT16
                || type == OnnxJavaType.BFLOAT16;
    }

    boolean isFloating(String tensor) {
        Type type = types.get(tensor);
        return type == null || type.floating;
    }

    /** The number of axes; 0 if it is a scalar or not known. */
    int rank(String tensor) {
        Type type = types.get(tensor);
        return type == null ? 0 : type.axes.length;
    }

    /** The rank, which an operator's derivative cannot do without. */
    int requireRank(String tensor, String operator) {
        int rank = rank(tensor);
        if (rank == 0) {
            throw new NotDifferentiableException("The number of axes of tensor " + tensor + " (" + operator
                    + ") is not known before the model runs; " + NotDifferentiableException.REMAINING_ROUTES);
        }
        return rank;
    }

    Optional<Long> length(String tensor, int axis) {
        Type type = types.get(tensor);
        if (type == null || axis >= type.axes.length || type.axes[axis].length < 0) {
            return Optional.empty();
        }
        return Optional.of(type.axes[axis].length);
    }

    /** Whether two tensors are sure to have the same shape in every run. */
    boolean sameShape(String a, String b) {
        Type first = types.get(a);
        Type second = types.get(b);
        if (first == null || second == null || first.axes.length == 0 || first.axes.length != second.axes.length) {
            return false;
        }
        for (int i = 0; i < first.axes.length; i++) {
            if (!first.axes[i].surely(second.axes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The axes of a broadcast result along which an operand was repeated; empty if that depends on the run. */
    Optional<long[]> repeatedAxes(String result, String operand) {
        Type wide = types.get(result);
        Type narrow = types.get(operand);
        if (wide == null || narrow == null || wide.axes.length == 0 || narrow.axes.length == 0) {
            return Optional.empty();
        }
        int offset = wide.axes.length - narrow.axes.length;
        long[] repeated = new long[wide.axes.length];
        int count = 0;
        for (int i = 0; i < wide.axes.length; i++) {
            if (i < offset) {
                repeated[count++] = i;
            } else if (!wide.axes[i].surely(narrow.axes[i - offset])) {
                if (narrow.axes[i - offset].length < 0) {
                    return Optional.empty();
                }
                if (narrow.axes[i - offset].length == 1) {
                    repeated[count++] = i;
                }
            }
        }
        return Optional.of(java.util.Arrays.copyOf(repeated, count));
    }
}
