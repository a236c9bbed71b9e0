package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.ModelProto;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Map<String, Type> types = new HashMap<>();

    private TensorTypes() {}

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
