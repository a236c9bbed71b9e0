package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replaces the calls of functions that a model defines itself by what they do, as newer exporters write modules: the passes know
 * standard operators only.
 */
final class FunctionInlining {

    /** Functions within functions; more than any exporter writes. */
    private static final int DEPTH = 64;

    private final Map<String, FunctionProto> functions = new HashMap<>();
    private int calls;

    private FunctionInlining(ModelProto model) {
        model.getFunctionsList().forEach(f -> functions.put(f.getDomain() + "." + f.getName(), f));
    }

    static ModelProto apply(ModelProto model) {
        if (model.getFunctionsCount() == 0) {
            return model;
        }
        FunctionInlining inlining = new FunctionInlining(model);
        List<NodeProto> nodes = model.getGraph().getNodeList();
        for (int depth = 0; depth < DEPTH && inlining.hasCall(nodes); depth++) {
            nodes = inlining.expanded(nodes);
        }
        ModelProto.Builder inlined = model.toBuilder().clearFunctions();
        inlined.getGraphBuilder().clearNode().addAllNode(nodes);
        model.getFunctionsList().stream()
                .flatMap(f -> f.getOpsetImportList().stream())
                .filter(o -> inlined.getOpsetImportList().stream()
                        .noneMatch(known -> known.getDomain().equals(o.getDomain())))
                .forEach(inlined::addOpsetImport);
        return inlined.build();
    }

    private boolean hasCall(List<NodeProto> nodes) {
        return nodes.stream().anyMatch(n -> called(n).isPresent());
    }

    private Optional<FunctionProto> called(NodeProto node) {
        return Optional.ofNullable(functions.get(node.getDomain() + "." + node.getOpType()));
    }

    private List<NodeProto> expanded(List<NodeProto> nodes) {
        List<NodeProto> expanded = new ArrayList<>();
        for (NodeProto node : nodes) {
            Optional<FunctionProto> function = called(node);
            if (function.isPresent()) {
                body(node, function.get(), expanded);
            } else {
                expanded.add(node);
            }
        }
        return expanded;
    }

    private void body(NodeProto call, FunctionProto function, List<NodeProto> target) {
        String prefix = "probatum/call " + calls++ + "/";
        Map<String, String> names = new HashMap<>();
        names.put("", "");
        for (int i = 0; i < function.getInputCount(); i++) {
            names.put(function.getInput(i), i < call.getInputCount() ? call.getInput(i) : "");
        }
        for (int i = 0; i < function.getOutputCount() && i < call.getOutputCount(); i++) {
            if (!call.getOutput(i).isEmpty()) {
                names.put(function.getOutput(i), call.getOutput(i));
            }
        }
        for (NodeProto node : function.getNodeList()) {
            if (node.getAttributeList().stream().anyMatch(AttributeProto::hasG)) {
                throw new NotDifferentiableException("Function " + function.getName()
                        + " of the model holds a graph within a graph; export the model without functions, or "
                        + NotDifferentiableException.REMAINING_ROUTES);
            }
            NodeProto.Builder inner = node.toBuilder();
            for (int i = 0; i < node.getInputCount(); i++) {
                inner.setInput(i, names.computeIfAbsent(node.getInput(i), n -> prefix + n));
            }
            for (int i = 0; i < node.getOutputCount(); i++) {
                inner.setOutput(i, names.computeIfAbsent(node.getOutput(i), n -> prefix + n));
            }
            inner.clearAttribute();
            node.getAttributeList().forEach(a -> given(a, call, function).ifPresent(inner::addAttribute));
            target.add(inner.build());
        }
    }

    /** An attribute of the body; one that names an attribute of the call has that one's value, or the function's default. */
    private static Optional<AttributeProto> given(AttributeProto attribute, NodeProto call, FunctionProto function) {
        String reference = attribute.getRefAttrName();
        if (reference.isEmpty()) {
            return Optional.of(attribute);
        }
        return Attributes.find(call, reference)
                .or(() -> function.getAttributeProtoList().stream()
                        .filter(a -> a.getName().equals(reference))
                        .findFirst())
                .map(a -> a.toBuilder().setName(attribute.getName()).build());
    }
}
