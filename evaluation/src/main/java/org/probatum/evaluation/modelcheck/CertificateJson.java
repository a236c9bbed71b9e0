package org.probatum.evaluation.modelcheck;

import java.util.Set;
import java.util.TreeMap;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.MissingModalityCertificate;
import org.probatum.missing.certificate.ModalityShapley;
import org.probatum.missing.certificate.SubsetLoss;
import org.probatum.missing.certificate.SubsetMetric;
import org.probatum.trial.audit.Digest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link CertificateReport} as JSON. */
final class CertificateJson {

    private CertificateJson() {}

    static String write(CertificateReport report) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.put("kind", "missingModalityCertificate");
        root.put("model", report.model().name());
        root.put("version", report.model().version());
        root.put("digest", report.digest().hex());
        root.put("task", report.task());
        root.put("referenceStandard", report.reference());
        root.put("cohort", report.cohort());
        root.put("cohortSha256", report.cohortDigest().hex());
        ObjectNode counts = root.putObject("participants");
        counts.put("inCohort", report.participants());
        counts.put("certified", report.certified());
        counts.put("withFilledValues", report.withFilledValues());
        ObjectNode left = counts.putObject("leftOut");
        report.leftOut().forEach(left::put);
        report.modalities().forEach(root.putArray("modalities")::add);
        settings(root.putObject("settings"), report.settings());
        root.put("predictionsSha256", Digest.ofText(report.predictionsCsv()).hex());
        ArrayNode strategies = root.putArray("strategies");
        report.strategies().forEach(strategy -> strategy(strategies.addObject(), strategy));
        report.warnings().forEach(root.putArray("warnings")::add);
        return root.toPrettyString();
    }

    private static void settings(ObjectNode node, CertificateSettings settings) {
        node.put("draws", settings.draws());
        node.put("seed", settings.seed());
        node.put("confidenceLevel", settings.confidenceLevel());
        node.put("decisionThreshold", settings.decisionThreshold());
        ObjectNode margins = node.putObject("margins");
        for (SubsetMetric metric : SubsetMetric.values()) {
            Double margin = settings.margins().get(metric);
            if (margin != null) {
                margins.put(name(metric), margin);
            }
        }
    }

    private static void strategy(ObjectNode node, StrategyCertificate strategy) {
        MissingModalityCertificate certificate = strategy.certificate();
        node.put("strategy", strategy.strategy());
        strategy.handling().forEach(node.putArray("handling")::add);
        node.put("n", certificate.n());
        node.put("events", certificate.events());
        ObjectNode full = node.putObject("fullInput");
        for (SubsetMetric metric : certificate.metrics()) {
            full.put(name(metric), certificate.onFullInput(metric));
        }
        ArrayNode subsets = node.putArray("subsets");
        certificate.losses().stream().map(SubsetLoss::subset).distinct().forEach(subset -> {
            ObjectNode one = subsets.addObject();
            subset.forEach(one.putArray("modalities")::add);
            one.put("mayBeUsed", certificate.mayBeUsed(Set.copyOf(subset)));
            ArrayNode losses = one.putArray("losses");
            certificate.losses().stream()
                    .filter(loss -> loss.subset().equals(subset))
                    .forEach(loss -> loss(losses.addObject(), loss));
        });
        ObjectNode not = node.putObject("notEvaluated");
        new TreeMap<>(strategy.notEvaluated()).forEach(not::put);
        ArrayNode shapley = node.putArray("shapley");
        certificate.shapley().forEach(value -> shapley(shapley.addObject(), value));
    }

    private static void loss(ObjectNode node, SubsetLoss loss) {
        node.put("metric", name(loss.metric()));
        node.put("value", loss.value());
        node.put("loss", loss.loss());
        node.put("se", loss.se());
        node.put("lower", loss.lower());
        node.put("upper", loss.upper());
        loss.margin().ifPresent(margin -> node.put("margin", margin));
        node.put("verdict", CertificateText.words(loss.verdict()));
    }

    private static void shapley(ObjectNode node, ModalityShapley value) {
        node.put("modality", value.modality());
        node.put("metric", name(value.metric()));
        node.put("value", value.value());
        node.put("se", value.se());
        node.put("lower", value.lower());
        node.put("upper", value.upper());
    }

    static String name(SubsetMetric metric) {
        return switch (metric) {
            case AUC -> "auc";
            case C_INDEX -> "cIndex";
            case BRIER -> "brier";
            case CALIBRATION -> "calibration";
            case DECISION_FLIPS -> "decisionFlips";
        };
    }
}
