package org.probatum.ui.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.PlainTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.VelocityTransform;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A registration's result for a terminal or as JSON. */
final class AlignmentText {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AlignmentText() {}

    /** One JSON object; what is not a number (no second start, say) is null. */
    static String json(AlignCommand.Result result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("verdict", word(result.quality()));
        root.put("converged", result.converged());
        root.set("transform", JSON.valueToTree(PlainTransform.of(result.transform())));
        root.set("quality", finite(result.quality().toPlain()));
        root.set("record", finite(result.record().toPlain()));
        root.put("seconds", result.seconds());
        return root.toPrettyString();
    }

    private static ObjectNode finite(Map<String, Object> plain) {
        ObjectNode node = JSON.createObjectNode();
        plain.forEach((key, value) -> {
            if (value instanceof Double number && !Double.isFinite(number)) {
                node.putNull(key);
            } else {
                node.set(key, JSON.valueToTree(value));
            }
        });
        return node;
    }

    static String text(AlignCommand.Result result) {
        AlignmentQuality quality = result.quality();
        AlignmentEvidence evidence = quality.evidence();
        StringBuilder text = new StringBuilder();
        line(text, "Verdict", word(quality) + (result.converged() ? "" : " (the optimizer did not converge)"));
        quality.reasons().forEach(reason -> line(text, "", reason));
        line(
                text,
                "Predicted error",
                format(
                        "90th percentile %.3f mm, 90 %% interval %.3f to %.3f mm; accepted up to %.3f mm",
                        quality.predictedError90(), quality.lowest(), quality.highest(), quality.acceptedError()));
        transform(text, result.transform());
        line(
                text,
                "Quality",
                format(
                        "overlap %.3f, foreground Dice %.3f, edge contrast %.2f in %d blocks",
                        evidence.overlap(), evidence.foregroundDice(), evidence.edgeContrast(), evidence.blocks()));
        line(
                text,
                "",
                format(
                        "inverse consistency %.3f voxels, block residual median %.3f, 90th percentile %.3f voxels",
                        evidence.inverseConsistency(), evidence.blockMedian(), evidence.blockPercentile90()));
        line(
                text,
                "",
                format(
                        "folded share %.4f, smallest Jacobian %.4f, moved by %.3f voxels on average",
                        evidence.foldedShare(), evidence.smallestJacobian(), evidence.movedVoxels()));
        line(
                text,
                "Work",
                format(
                        "%s, %d iterations, %.2f s",
                        result.record().algorithm(), result.record().iterations(), result.seconds()));
        return text.toString().stripTrailing();
    }

    private static void transform(StringBuilder text, SpatialTransform transform) {
        switch (transform) {
            case LinearTransform linear -> linear(text, linear);
            case FreeFormTransform free -> {
                lattice(text, "cubic B-spline, %d x %d x %d cells, on top of:", free.lattice());
                linear(text, free.linear());
            }
            case VelocityTransform flow -> {
                lattice(text, "flow along a velocity field, %d x %d x %d cells, followed by:", flow.lattice());
                linear(text, flow.linear());
            }
            default ->
                line(
                        text,
                        "Transform",
                        String.valueOf(PlainTransform.of(transform).get("kind")));
        }
    }

    private static void lattice(StringBuilder text, String pattern, ControlLattice lattice) {
        line(text, "Transform", format(pattern, lattice.cellsI(), lattice.cellsJ(), lattice.cellsK()));
    }

    private static void linear(StringBuilder text, LinearTransform linear) {
        line(text, "Transform", linear.model().name().toLowerCase(Locale.ROOT) + ", fixed to moving, patient LPS (mm)");
        double[] m = linear.matrix().rows();
        for (int row = 0; row < 3; row++) {
            line(
                    text,
                    row == 0 ? "  matrix" : "",
                    format("% .6f  % .6f  % .6f", m[3 * row], m[3 * row + 1], m[3 * row + 2]));
        }
        line(
                text,
                "  about",
                point(linear.centre().x(), linear.centre().y(), linear.centre().z()));
        line(
                text,
                "  translation",
                point(
                        linear.translation().x(),
                        linear.translation().y(),
                        linear.translation().z()));
    }

    private static String point(double... xyz) {
        return String.join("  ", List.of(format("% .4f", xyz[0]), format("% .4f", xyz[1]), format("% .4f", xyz[2])));
    }

    private static String word(AlignmentQuality quality) {
        return quality.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-16s %s", name, value)).append(System.lineSeparator());
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
