package org.probatum.registry.onnx;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probatum.registry.Axis;
import org.probatum.registry.ConformanceResult;
import org.probatum.registry.Finding;
import org.probatum.registry.Finding.Severity;
import org.probatum.registry.FusionTopology;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelInspector;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelPackageException;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/**
 * Inspects a model package: first what it says, then, only if nothing speaks against it, what it does.
 *
 * <p>The order matters. The file is compared with the card's digest; the graph is read as data, and no path that it names is
 * opened; memory and rounds are bounded by following shapes; a model that is not refused by then runs on its test vectors with
 * a time limit, in this process when its memory and rounds are bounded, otherwise in a process of its own.
 */
public final class ModelInspection implements ModelInspector {

    private static final Duration RUN_LIMIT = Duration.ofSeconds(10);
    private static final long UNKNOWN_AXIS = 64;

    private final Duration runLimit;

    public ModelInspection() {
        this(RUN_LIMIT);
    }

    /**
     * @param runLimit the longest that one run of the model may take
     */
    public ModelInspection(Duration runLimit) {
        this.runLimit = runLimit;
    }

    /** Inspects a folder or zip. What cannot be opened is refused, with the reason. */
    public InspectionReport inspect(Path folderOrZip) {
        try {
            return inspect(ModelPackage.open(folderOrZip));
        } catch (ModelPackageException e) {
            return unreadable(e);
        }
    }

    /** Inspects the bytes of a zip. What cannot be opened is refused, with the reason. */
    public InspectionReport inspectZip(byte[] zip) {
        try {
            return inspect(ModelPackage.ofZip(zip));
        } catch (ModelPackageException e) {
            return unreadable(e);
        }
    }

    @Override
    public InspectionReport inspect(ModelPackage modelPackage) {
        List<Finding> findings = new ArrayList<>(CardCheck.checkBytes(modelPackage));
        ModelGraph graph;
        try {
            graph = ModelGraph.parse(modelPackage.model());
        } catch (ModelLoadException e) {
            findings.add(new Finding(Severity.FAULTY, "NOT_A_MODEL", String.valueOf(e.getMessage())));
            return report(modelPackage, Optional.empty(), Optional.empty(), findings, List.of());
        }
        findings.addAll(StaticSafety.check(graph));
        findings.addAll(CardCheck.checkGraph(modelPackage.card(), graph));
        if (has(findings, "NESTING") || has(findings, "GRAPH_SIZE")) {
            return report(modelPackage, Optional.of(graph), Optional.empty(), findings, List.of());
        }
        FusionTopology topology = TopologyDetector.detect(
                graph, described(graph.inputs(), modelPackage.card().inputs()));
        topologyNote(modelPackage.card(), topology).ifPresent(findings::add);
        List<ConformanceResult> conformance = run(modelPackage, graph, findings);
        return report(modelPackage, Optional.of(graph), Optional.of(topology), findings, conformance);
    }

    private List<ConformanceResult> run(ModelPackage modelPackage, ModelGraph graph, List<Finding> findings) {
        TestVectors.Read vectors = TestVectors.read(modelPackage, graph.inputs(), graph.outputs());
        findings.addAll(vectors.findings());
        AllocationCheck.Bounds bounds = bounds(graph, vectors.sets());
        findings.addAll(bounds.findings());
        if (refused(findings)) {
            return List.of();
        }
        if (!bounds.bounded()) {
            findings.add(new Finding(
                    Severity.NOTE,
                    "RUN_ISOLATED",
                    "Memory or rounds of " + bounds.unfollowed()
                            + " could not be bounded beforehand; the model ran in a " + "process of its own"));
        }
        ModelCard card = modelPackage.card();
        RunChecks.Outcome outcome = bounds.bounded()
                ? RunChecks.check(modelPackage.model(), vectors.sets(), card.inputs(), card.outputs(), runLimit)
                : IsolatedRun.check(modelPackage, runLimit);
        findings.addAll(outcome.findings());
        if (outcome.conformance().isEmpty() && !refused(findings)) {
            findings.add(new Finding(
                    Severity.FAULTY,
                    "NO_TEST_VECTORS",
                    "There is no test_data_set_0 with input_*.pb and output_*.pb; without one nobody can tell whether the "
                            + "model computes here what it computed there"));
        }
        return outcome.conformance();
    }

    /** The bounds for all shapes that will be run: those of each set, or assumed ones where there is no set. */
    private static AllocationCheck.Bounds bounds(ModelGraph graph, List<TestVectors.Vectors> sets) {
        Set<Finding> findings = new LinkedHashSet<>();
        Set<String> unfollowed = new TreeSet<>();
        long values = 0;
        List<Map<String, Tensor>> inputs = sets.isEmpty()
                ? List.of(Map.of())
                : sets.stream().map(TestVectors.Vectors::inputs).toList();
        for (Map<String, Tensor> given : inputs) {
            AllocationCheck.Bounds bounds = AllocationCheck.check(graph, shapes(graph, given));
            findings.addAll(bounds.findings());
            unfollowed.addAll(bounds.unfollowed());
            values = Math.max(values, bounds.values());
        }
        return new AllocationCheck.Bounds(List.copyOf(findings), unfollowed, values);
    }

    private static Map<String, long[]> shapes(ModelGraph graph, Map<String, Tensor> given) {
        Map<String, long[]> shapes = new HashMap<>();
        for (TensorSpec input : graph.inputs()) {
            shapes.put(
                    input.name(),
                    input.shape().stream()
                            .mapToLong(axis -> axis instanceof Axis.Fixed fixed ? fixed.length() : UNKNOWN_AXIS)
                            .toArray());
        }
        given.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    private static Optional<Finding> topologyNote(ModelCard card, FusionTopology topology) {
        if (topology.family() == FusionTopology.Family.UNKNOWN || topology.agreesWith(card.fusionFamily())) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Severity.WARNING,
                "TOPOLOGY",
                "The card declares " + card.fusionFamily() + ", the graph looks like " + topology.label() + ": "
                        + topology.explanation()));
    }

    private static boolean refused(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity().refuses());
    }

    private static boolean has(List<Finding> findings, String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    private static InspectionReport unreadable(ModelPackageException e) {
        List<Finding> findings = e.faults().stream()
                .map(fault -> new Finding(Severity.FAULTY, "PACKAGE", fault))
                .toList();
        return new InspectionReport(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                0,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                findings,
                List.of(),
                Agreement.rule());
    }

    private static InspectionReport report(
            ModelPackage modelPackage,
            Optional<ModelGraph> graph,
            Optional<FusionTopology> topology,
            List<Finding> findings,
            List<ConformanceResult> conformance) {
        ModelCard card = modelPackage.card();
        return new InspectionReport(
                Optional.of(card.id()),
                Optional.of(modelPackage.modelDigest()),
                graph.map(ModelGraph::opset),
                graph.map(ModelGraph::irVersion),
                graph.map(g -> described(g.inputs(), card.inputs())).orElse(List.of()),
                graph.map(g -> described(g.outputs(), card.outputs())).orElse(List.of()),
                graph.map(ModelGraph::parameters).orElse(0L),
                graph.map(ModelGraph::operators).orElse(Map.of()),
                Optional.of(card.fusionFamily()),
                topology,
                findings,
                conformance,
                Agreement.rule());
    }

    /** What the graph states, with the card's words where both know the name. */
    private static List<TensorSpec> described(List<TensorSpec> actual, List<TensorSpec> stated) {
        Map<String, TensorSpec> byName = new LinkedHashMap<>();
        stated.forEach(spec -> byName.put(spec.name(), spec));
        return actual.stream()
                .map(spec -> {
                    TensorSpec words = byName.getOrDefault(spec.name(), spec);
                    return new TensorSpec(
                            spec.name(),
                            spec.dtype(),
                            spec.shape(),
                            words.unit(),
                            words.modality(),
                            words.features(),
                            words.preprocessing(),
                            words.meaning());
                })
                .toList();
    }
}
