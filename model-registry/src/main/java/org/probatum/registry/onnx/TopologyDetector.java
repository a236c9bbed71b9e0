package org.probatum.registry.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.probatum.registry.FusionTopology;
import org.probatum.registry.FusionTopology.Branch;
import org.probatum.registry.FusionTopology.Family;
import org.probatum.registry.TensorSpec;

/**
 * Finds the fusion topology of a model in its graph.
 *
 * <p>The branches are the inputs whose values reach the prediction (masks and noise aside). A meeting is a node whose result
 * depends on more branches than any single thing it takes. The family follows from the layers with weights before and after
 * the meetings, and from how values meet: by co-attention (a softmax over products of two branches), by an outer product
 * (bilinear; a Kronecker product when a constant 1 is appended to the factors, so that each branch survives alone), by
 * concatenation, sum or product.
 *
 * <p>Sources: the taxonomy of early, intermediate and late fusion; GPDBN for the bilinear product, PORPOISE for the Kronecker
 * product with appended ones, MCAT for genomic-guided co-attention.
 */
final class TopologyDetector {

    private final GraphFlow flow;
    private final List<String> carriers;
    private final String prediction;
    private final boolean modalityMask;
    private final boolean noise;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;
    private final Map<String, Integer> layersAfter;
    private final List<GraphFlow.Step> way;
    private final AttentionPatterns attention;

    private TopologyDetector(ModelGraph model, List<TensorSpec> described) {
        inputs = described;
        outputs = model.outputs();
        modalityMask = inputs.stream().anyMatch(TopologyDetector::isModalityMask);
        noise = inputs.stream().anyMatch(TopologyDetector::isNoise);
        carriers = inputs.stream()
                .filter(input -> !isMask(input) && !isNoise(input))
                .map(TensorSpec::name)
                .toList();
        flow = new GraphFlow(model.graph(), carriers);
        prediction = prediction();
        layersAfter = flow.layersTo(prediction);
        Set<String> ancestors = flow.ancestors(prediction);
        way = flow.steps().stream()
                .filter(step -> step.node().getOutputList().stream().anyMatch(ancestors::contains))
                .toList();
        attention = new AttentionPatterns(flow, flow.steps());
    }

    /**
     * @param described the model's inputs, with the card's words on their modality where there is a card
     */
    static FusionTopology detect(ModelGraph model, List<TensorSpec> described) {
        return new TopologyDetector(model, described).detect();
    }

    private static boolean isModalityMask(TensorSpec input) {
        return input.isModalityMask() || input.name().toLowerCase(Locale.ROOT).contains("modality_mask");
    }

    private static boolean isMask(TensorSpec input) {
        return isModalityMask(input) || input.name().toLowerCase(Locale.ROOT).endsWith("mask");
    }

    private static boolean isNoise(TensorSpec input) {
        return input.modality().filter("random"::equals).isPresent()
                || input.name().equals("noise");
    }

    /** The first of the outputs that depend on most branches. */
    private String prediction() {
        String best = outputs.getFirst().name();
        for (TensorSpec output : outputs) {
            if (flow.sourcesOf(output.name()).cardinality()
                    > flow.sourcesOf(best).cardinality()) {
                best = output.name();
            }
        }
        return best;
    }

    private FusionTopology detect() {
        BitSet reached = flow.sourcesOf(prediction);
        if (reached.isEmpty()) {
            return topology(Family.UNKNOWN, "", "No input's values reach an output.", List.of(), 0);
        }
        List<GraphFlow.Step> meetings = meetings();
        List<Branch> branches = branches(meetings);
        if (noise || makesItsInputsLike()) {
            String why = noise ? "An input is noise" : "Output " + prediction + " has the shape of an input";
            return topology(Family.SYNTHESIZER, "", why + ": the network makes data.", branches, after(meetings));
        }
        if (reached.cardinality() == 1) {
            return unimodal(reached.nextSetBit(0));
        }
        return fused(meetings, branches);
    }

    private FusionTopology fused(List<GraphFlow.Step> meetings, List<Branch> branches) {
        int after = after(meetings);
        int least = branches.stream().mapToInt(Branch::layersBefore).min().orElse(0);
        int most = branches.stream().mapToInt(Branch::layersBefore).max().orElse(0);
        String where = evidence(meetings, branches);
        long levels = meetings.stream().map(this::layersAfter).distinct().count();
        OuterProducts products = new OuterProducts(flow, way);
        if (attention.coAttention()) {
            return topology(
                    Family.INTERMEDIATE,
                    "guided co-attention",
                    "One branch attends to another: a softmax over products of two branches. " + where,
                    branches,
                    after);
        }
        if (products.kronecker()) {
            return topology(
                    Family.LATE,
                    "Kronecker product",
                    "The branches' last representations, each with a constant 1 appended, are multiplied out. " + where,
                    branches,
                    after);
        }
        if (products.bilinear()) {
            Family family = least <= 1 ? Family.EARLY : Family.INTERMEDIATE;
            return topology(family, "bilinear", "The branches are multiplied out. " + where, branches, after);
        }
        if (levels > 1) {
            return topology(
                    Family.INTERMEDIATE,
                    "gradual",
                    "Branches join on " + levels + " levels. " + where,
                    branches,
                    after);
        }
        if (after == 0) {
            return topology(
                    Family.LATE, "decision average", "Complete decisions are combined. " + where, branches, after);
        }
        if (haveOwnHeads(meetings)) {
            return topology(
                    Family.LATE,
                    operation(meetings),
                    "Each branch is complete and has a decision of its own. " + where,
                    branches,
                    after);
        }
        if (least == 0) {
            String kind = most == 0 ? operation(meetings) : operation(meetings) + " of encoded and raw features";
            return topology(Family.EARLY, kind, "Raw features are fused. " + where, branches, after);
        }
        return topology(Family.INTERMEDIATE, "single level", "Encoded branches are fused. " + where, branches, after);
    }

    private FusionTopology unimodal(int carrier) {
        boolean convolves =
                way.stream().anyMatch(step -> step.node().getOpType().startsWith("Conv"));
        boolean looksUp =
                way.stream().anyMatch(step -> step.node().getOpType().equals("Gather") && flow.hasWeights(step));
        String kind;
        if (attention.selfAttention()) {
            kind = looksUp ? "text transformer" : convolves || isImage(carrier) ? "vision transformer" : "transformer";
        } else if (attention.attentionPooling()) {
            kind = "attention pooling";
        } else {
            kind = convolves ? "CNN" : "feed-forward network";
        }
        int layers = flow.layersBefore(prediction, carrier);
        List<Branch> branch = List.of(new Branch(carriers.get(carrier), layers));
        return topology(Family.UNIMODAL, kind, "One input, " + carriers.get(carrier) + ", carries data.", branch, 0);
    }

    private boolean isImage(int carrier) {
        String name = carriers.get(carrier);
        return inputs.stream()
                .anyMatch(input -> input.name().equals(name) && input.shape().size() >= 4);
    }

    private List<GraphFlow.Step> meetings() {
        List<GraphFlow.Step> meetings = new ArrayList<>();
        for (GraphFlow.Step step : way) {
            BitSet result = flow.sourcesOf(step.node().getOutput(0));
            int largest = flow.valueInputs(step).stream()
                    .mapToInt(input -> flow.sourcesOf(input).cardinality())
                    .max()
                    .orElse(0);
            if (result.cardinality() > largest && largest > 0) {
                meetings.add(step);
            }
        }
        return meetings;
    }

    private List<Branch> branches(List<GraphFlow.Step> meetings) {
        List<Branch> branches = new ArrayList<>();
        for (int carrier = 0; carrier < carriers.size(); carrier++) {
            if (!flow.sourcesOf(prediction).get(carrier)) {
                continue;
            }
            int before = Integer.MAX_VALUE;
            for (GraphFlow.Step meeting : meetings) {
                for (String input : flow.valueInputs(meeting)) {
                    BitSet sources = flow.sourcesOf(input);
                    if (sources.cardinality() == 1 && sources.get(carrier)) {
                        before = Math.min(before, flow.layersBefore(input, carrier));
                    }
                }
            }
            branches.add(new Branch(carriers.get(carrier), before == Integer.MAX_VALUE ? 0 : before));
        }
        return branches;
    }

    private int layersAfter(GraphFlow.Step meeting) {
        return layersAfter.getOrDefault(meeting.node().getOutput(0), 0);
    }

    private int after(List<GraphFlow.Step> meetings) {
        return meetings.stream().mapToInt(this::layersAfter).min().orElse(0);
    }

    /** Whether all that meets is also used, through weights of its own, for an output that the meeting does not reach. */
    private boolean haveOwnHeads(List<GraphFlow.Step> meetings) {
        Set<String> separate = new HashSet<>();
        Set<String> met = new HashSet<>();
        meetings.forEach(step -> met.addAll(step.node().getOutputList()));
        for (TensorSpec output : outputs) {
            Set<String> ancestors = flow.ancestors(output.name());
            if (ancestors.stream().noneMatch(met::contains)) {
                separate.addAll(ancestors);
            }
        }
        return meetings.stream()
                .flatMap(step -> flow.valueInputs(step).stream())
                .allMatch(input -> flow.consumers(input).stream()
                        .anyMatch(step -> flow.hasWeights(step)
                                && separate.contains(step.node().getOutput(0))));
    }

    private boolean makesItsInputsLike() {
        TensorSpec first = outputs.getFirst();
        return first.shape().size() >= 4
                && inputs.stream().anyMatch(input -> input.shape().equals(first.shape()));
    }

    private static String operation(List<GraphFlow.Step> meetings) {
        return switch (meetings.getFirst().node().getOpType()) {
            case "Concat" -> "concatenation";
            case "Add", "Sum", "Mean" -> "sum";
            case "Mul" -> "product";
            case String other -> other;
        };
    }

    private String evidence(List<GraphFlow.Step> meetings, List<Branch> branches) {
        String met = branches.stream()
                .map(branch -> branch.input() + " after " + branch.layersBefore())
                .collect(Collectors.joining(", "));
        NodeProto first = meetings.getFirst().node();
        String pooled = attention.attentionPooling() ? " A branch is pooled by attention." : "";
        return "Layers with weights before meeting: " + met + "; after the last meeting: " + after(meetings)
                + ". First meeting: " + ModelGraph.label(first) + "." + pooled;
    }

    private FusionTopology topology(Family family, String kind, String why, List<Branch> branches, int after) {
        String mask = modalityMask ? " An input says which modalities are there (modality dropout)." : "";
        Optional<String> dropout = modalityMask && family == Family.INTERMEDIATE
                ? Optional.of(kind + ", modality dropout")
                : Optional.empty();
        return new FusionTopology(family, dropout.orElse(kind), why + mask, branches, after, modalityMask);
    }
}
