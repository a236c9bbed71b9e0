package org.probatum.registry.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.registry.Axis;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.TensorSpec;

/** Where the card contradicts the file. */
final class CardCheck {

    private final List<Finding> findings = new ArrayList<>();

    private CardCheck() {}

    /** Contradictions about the file as bytes; needs no readable model. */
    static List<Finding> checkBytes(ModelPackage modelPackage) {
        CardCheck check = new CardCheck();
        ModelCard.Technical technical = modelPackage.card().technical();
        technical.sha256().ifPresent(stated -> {
            if (!stated.equals(modelPackage.modelDigest())) {
                check.fault(
                        "DIGEST",
                        "model.onnx is not the file of the card: its SHA-256 is "
                                + modelPackage.modelDigest().abbreviated() + "…, card.json /technical/sha256 says "
                                + stated.abbreviated()
                                + "…. It was changed after release: release it again or restore it");
            }
        });
        if (technical.sha256().isEmpty()) {
            check.findings.add(new Finding(
                    Severity.WARNING,
                    "NO_DIGEST",
                    "card.json /technical/sha256 is missing; the card is bound to no file"));
        }
        technical.bytes().ifPresent(stated -> {
            if (stated != modelPackage.model().length) {
                check.fault(
                        "SIZE",
                        "model.onnx has " + modelPackage.model().length + " bytes, card.json /technical/bytes says "
                                + stated);
            }
        });
        return check.findings;
    }

    /** Contradictions about the graph: operators' version, inputs and outputs. */
    static List<Finding> checkGraph(ModelCard card, ModelGraph graph) {
        CardCheck check = new CardCheck();
        check.number("opset", card.technical().opset(), graph.opset());
        check.number("ir_version", card.technical().irVersion(), graph.irVersion());
        check.tensors("input", card.inputs(), graph.inputs());
        check.tensors("output", card.outputs(), graph.outputs());
        return check.findings;
    }

    private void number(String member, Optional<Long> stated, long actual) {
        if (stated.isPresent() && stated.get() != actual) {
            fault(
                    member.toUpperCase(java.util.Locale.ROOT),
                    "model.onnx has " + member + " " + actual + ", card.json /technical/" + member + " says "
                            + stated.get());
        }
    }

    private void tensors(String role, List<TensorSpec> stated, List<TensorSpec> actual) {
        Map<String, TensorSpec> byName = new LinkedHashMap<>();
        actual.forEach(spec -> byName.put(spec.name(), spec));
        for (int i = 0; i < stated.size(); i++) {
            TensorSpec spec = stated.get(i);
            TensorSpec found = byName.remove(spec.name());
            String pointer = "card.json /" + role + "s/" + i;
            if (found == null) {
                fault(
                        code(role, "NAME"),
                        pointer + " names " + role + " " + spec.name() + ", which the model lacks; it has "
                                + actual.stream().map(TensorSpec::name).toList());
            } else {
                tensor(role, pointer, spec, found);
            }
        }
        byName.keySet().forEach(name -> {
            if (role.equals("input")) {
                fault(
                        code(role, "NAME"),
                        "The model needs input " + name + ", which card.json /inputs does not describe");
            } else {
                findings.add(new Finding(
                        Severity.WARNING,
                        code(role, "NAME"),
                        "The model has output " + name + ", which card.json /outputs does not describe"));
            }
        });
    }

    private void tensor(String role, String pointer, TensorSpec stated, TensorSpec actual) {
        String what = "The model's " + role + " " + stated.name();
        if (!stated.dtype().equals(actual.dtype())) {
            fault(
                    code(role, "DTYPE"),
                    what + " is " + actual.dtype() + ", " + pointer + "/dtype says " + stated.dtype());
        }
        if (actual.shape().isEmpty() && !stated.shape().isEmpty()) {
            findings.add(new Finding(
                    Severity.NOTE,
                    code(role, "SHAPE"),
                    what + " states no shape; the card's " + stated.shape() + " is checked by running"));
            return;
        }
        if (stated.shape().size() != actual.shape().size() || differ(stated.shape(), actual.shape())) {
            fault(
                    code(role, "SHAPE"),
                    what + " has shape " + actual.shape() + ", " + pointer + "/shape says " + stated.shape()
                            + batchHint(stated.shape(), actual.shape()));
        }
    }

    private static boolean differ(List<Axis> stated, List<Axis> actual) {
        for (int axis = 0; axis < stated.size(); axis++) {
            if (differ(stated.get(axis), actual.get(axis))) {
                return true;
            }
        }
        return false;
    }

    /** A graph may leave free what the card fixes (exporters often do), but not fix what the card leaves free. */
    private static boolean differ(Axis stated, Axis actual) {
        if (!(actual instanceof Axis.Fixed found)) {
            return false;
        }
        return switch (stated) {
            case Axis.Fixed fixed -> fixed.length() != found.length();
            case Axis.Free free -> true;
        };
    }

    private static String batchHint(List<Axis> stated, List<Axis> actual) {
        boolean first = !stated.isEmpty() && stated.getFirst() instanceof Axis.Free;
        boolean moved = first && actual.stream().skip(1).anyMatch(axis -> axis.equals(stated.getFirst()));
        return moved ? "; cases must lie along the first axis" : "";
    }

    private static String code(String role, String what) {
        return role.toUpperCase(java.util.Locale.ROOT) + "_" + what;
    }

    private void fault(String code, String message) {
        findings.add(new Finding(Severity.FAULTY, code, message));
    }
}
