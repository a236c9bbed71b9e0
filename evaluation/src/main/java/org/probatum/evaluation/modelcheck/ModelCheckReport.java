package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.statistics.diagnostic.Calibration;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;

/**
 * What a model did on a cohort, beside what its card claims.
 *
 * @param digest of {@code model.onnx}
 * @param reference the reference standard, in words
 * @param claimsFrom where the card's figures come from, in its words
 * @param participants in the cohort
 * @param scored how many got a number
 * @param masked how many of them with a modality told missing
 * @param filled how many of them with single missing table values filled by chained equations
 * @param known how many of them have a known reference standard
 * @param notEvaluable how many were not given to the model, by reason
 * @param metrics figures with 95 % limits, the card's claim beside them
 * @param subgroups the AUC in parts of the cohort
 * @param borderFields the heaviest border field of each image input
 * @param inTraining participants that the card names as training data
 * @param findings severe ones first
 */
public record ModelCheckReport(
        ModelVersionId model,
        Digest digest,
        String task,
        String reference,
        String claimsFrom,
        int participants,
        int scored,
        int masked,
        int filled,
        int known,
        Map<String, Integer> notEvaluable,
        List<Metric> metrics,
        Optional<Calibration> calibration,
        List<Metric> subgroups,
        List<BorderField> borderFields,
        List<String> inTraining,
        List<CheckFinding> findings) {

    /**
     * How much of the score's movement comes from one field at the border of an image input.
     *
     * @param rows first and last row of the field
     * @param columns first and last column of the field
     * @param share 0 to 1; above one half the field moves the score more than all the rest of the image
     * @param scoreChange root mean squared change of the score when the field is neutralised
     * @param cases participants it rests on
     */
    public record BorderField(String input, String rows, String columns, double share, double scoreChange, int cases) {}

    public ModelCheckReport {
        notEvaluable = Map.copyOf(notEvaluable);
        metrics = List.copyOf(metrics);
        subgroups = List.copyOf(subgroups);
        borderFields = List.copyOf(borderFields);
        inTraining = List.copyOf(inTraining);
        findings = List.copyOf(findings);
    }

    /** Whether a finding says that the model must not go on trial as it is. */
    public boolean severe() {
        return findings.stream().anyMatch(f -> f.severity() == CheckFinding.Severity.SEVERE);
    }

    /** The report for a terminal: findings first. */
    public String toText() {
        return ModelCheckText.write(this);
    }

    /** The report as JSON text. */
    public String toJson() {
        return ModelCheckJson.write(this);
    }
}
