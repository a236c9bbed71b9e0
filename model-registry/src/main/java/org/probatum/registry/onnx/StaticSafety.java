package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.Tensor;

/** What can be said about the safety of a graph without running it and without opening any other file. */
final class StaticSafety {

    private static final int MOST_NESTING = 8;
    private static final int MOST_NODES = 200_000;
    private static final Set<String> BUILT_IN =
            Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc");

    private final ModelGraph model;
    private final List<Finding> findings = new ArrayList<>();

    private StaticSafety(ModelGraph model) {
        this.model = model;
    }

    static List<Finding> check(ModelGraph model) {
        StaticSafety check = new StaticSafety(model);
        check.nesting();
        if (check.findings.isEmpty()) {
            check.domains();
            check.functions();
            check.externalData();
            check.weights();
        }
        return check.findings;
    }

    private void nesting() {
        int depth = depth(model.graph());
        if (depth > MOST_NESTING) {
            unsafe(
                    "NESTING",
                    "Subgraphs lie " + depth + " deep in each other; at most " + MOST_NESTING + " are allowed");
        }
        int nodes = model.allNodes().size();
        if (nodes > MOST_NODES) {
            unsafe("GRAPH_SIZE", "The graph has " + nodes + " nodes; at most " + MOST_NODES + " are allowed");
        }
    }

    private static int depth(GraphProto graph) {
        int deepest = 0;
        for (NodeProto node : graph.getNodeList()) {
            for (GraphProto subgraph : ModelGraph.subgraphs(node)) {
                deepest = Math.max(deepest, 1 + depth(subgraph));
            }
        }
        return deepest;
    }

    private void domains() {
        Set<String> functions = new HashSet<>();
        model.proto().getFunctionsList().forEach(f -> functions.add(f.getDomain() + "." + f.getName()));
        Set<String> custom = new TreeSet<>();
        Set<String> runtimeOnly = new TreeSet<>();
        for (NodeProto node : model.allNodes()) {
            String name = node.getDomain() + "." + node.getOpType();
            if (functions.contains(name)) {
                continue;
            }
            if (!BUILT_IN.contains(node.getDomain())) {
                custom.add("operator " + node.getOpType() + " of domain " + node.getDomain());
            } else if (node.getDomain().startsWith("com.microsoft")) {
                runtimeOnly.add(node.getOpType());
            }
        }
        custom.forEach(
                operator -> unsafe(
                        "CUSTOM_OPERATOR",
                        operator
                                + " is not a standard ONNX operator and would need foreign code; export with standard operators"));
        if (!runtimeOnly.isEmpty()) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "RUNTIME_OPERATOR",
                    "Operators " + runtimeOnly
                            + " belong to ONNX Runtime, not to the ONNX standard; other runtimes and "
                            + "gradient explanations may not know them"));
        }
    }

    /** Functions that call functions multiply: ten levels of ten calls are ten thousand million nodes. */
    private void functions() {
        Map<String, FunctionProto> byName = new HashMap<>();
        model.proto().getFunctionsList().forEach(f -> byName.put(f.getDomain() + "." + f.getName(), f));
        if (byName.isEmpty()) {
            return;
        }
        Map<String, Long> sizes = new HashMap<>();
        long total = 0;
        for (NodeProto node : model.graph().getNodeList()) {
            total += expandedSize(node, byName, sizes, new HashSet<>());
        }
        if (total > MOST_NODES) {
            unsafe(
                    "FUNCTION_EXPANSION",
                    "The model's functions call each other and expand to more than " + MOST_NODES + " nodes");
        }
    }

    private static long expandedSize(
            NodeProto node, Map<String, FunctionProto> byName, Map<String, Long> sizes, Set<String> open) {
        String name = node.getDomain() + "." + node.getOpType();
        FunctionProto function = byName.get(name);
        if (function == null) {
            return 1;
        }
        Long known = sizes.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            return MOST_NODES + 1L; // a function that calls itself never ends
        }
        long size = 1;
        for (NodeProto inner : function.getNodeList()) {
            size = Math.min(MOST_NODES + 1L, size + expandedSize(inner, byName, sizes, open));
        }
        open.remove(name);
        sizes.put(name, size);
        return size;
    }

    private void externalData() {
        for (TensorProto tensor : model.allTensors()) {
            if (!ModelGraph.isOutside(tensor)) {
                continue;
            }
            String location = "";
            for (StringStringEntryProto entry : tensor.getExternalDataList()) {
                if (entry.getKey().equals("location")) {
                    location = entry.getValue();
                }
            }
            boolean outside = isAbsolute(location) || climbs(location);
            findings.add(
                    new Finding(
                            outside ? Severity.UNSAFE : Severity.FAULTY,
                            "EXTERNAL_DATA",
                            "Weight " + tensor.getName() + " is stored outside model.onnx, at '" + location + "'"
                                    + (isAbsolute(location)
                                            ? " (absolute path)"
                                            : climbs(location) ? " (parent folder)" : "")
                                    + "; it was not opened. Export with all weights inside model.onnx, which its digest covers"));
        }
    }

    private static boolean isAbsolute(String location) {
        return location.startsWith("/")
                || location.startsWith("\\")
                || location.contains(":")
                || location.startsWith("~");
    }

    private static boolean climbs(String location) {
        return List.of(location.split("[/\\\\]")).contains("..");
    }

    private void weights() {
        for (TensorProto tensor : model.allTensors()) {
            if (ModelGraph.isOutside(tensor)
                    || !ModelGraph.isFloat(tensor.getDataType())
                    || tensor.getDataType() == TensorProto.DataType.BFLOAT16.getNumber()) {
                continue;
            }
            try {
                weight(tensor);
            } catch (IllegalArgumentException e) {
                findings.add(new Finding(Severity.FAULTY, "BROKEN_WEIGHT", String.valueOf(e.getMessage())));
            }
        }
    }

    private void weight(TensorProto proto) {
        double[] values = switch (TensorFiles.toTensor(proto)) {
            case Tensor.Floats floats -> toDoubles(floats.values());
            case Tensor.Doubles doubles -> doubles.values();
            default -> new double[0];
        };
        boolean infinite = false;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                findings.add(new Finding(
                        Severity.FAULTY,
                        "NAN_WEIGHT",
                        "Weight " + proto.getName() + index(proto.getDimsList(), i)
                                + " is not a number (NaN); train or export the model again"));
                return;
            }
            infinite |= Double.isInfinite(values[i]);
        }
        if (infinite && proto.getDimsCount() > 0 && values.length > 1) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "INFINITE_WEIGHT",
                    "Weight " + proto.getName()
                            + " holds an infinite value; right in an attention mask, wrong elsewhere"));
        }
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static String index(List<Long> dims, int flat) {
        long[] index = new long[dims.size()];
        long rest = flat;
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            index[axis] = rest % dims.get(axis);
            rest /= dims.get(axis);
        }
        return java.util.Arrays.toString(index);
    }

    private void unsafe(String code, String message) {
        findings.add(new Finding(Severity.UNSAFE, code, message));
    }
}
