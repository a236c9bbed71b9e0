package org.probatum.evaluation.modelcheck;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.registry.ModelVersionId;
import org.probatum.trial.audit.Digest;

/**
 * What a model version loses on a cohort when modalities are absent, strategy by strategy.
 *
 * @param digest of {@code model.onnx}
 * @param reference the reference standard, in words
 * @param cohort name of the cohort folder
 * @param cohortDigest of everything in it that was read or could be, see {@link CohortDigest}
 * @param participants in the cohort
 * @param certified who is compared: everything collected, outcome known; the same for every subset and strategy
 * @param leftOut how many were left out, by reason, in the order in which the reasons first occurred
 * @param withFilledValues how many of the certified had single table values filled, on the full input too
 * @param modalities that the model takes, in the order of the cohort; subsets are numbered by it
 * @param settings margins, draws, seed
 * @param strategies in the order in which they are shown
 * @param predictions what everything rests on: participant, strategy, subset, probability
 * @param warnings what a reader should know, one sentence each
 */
public record CertificateReport(
        ModelVersionId model,
        Digest digest,
        String task,
        String reference,
        String cohort,
        Digest cohortDigest,
        int participants,
        int certified,
        Map<String, Integer> leftOut,
        int withFilledValues,
        List<String> modalities,
        CertificateSettings settings,
        List<StrategyCertificate> strategies,
        List<SubsetPrediction> predictions,
        List<String> warnings) {

    /**
     * One predicted probability.
     *
     * @param subset the modalities that were there, as printed
     * @param probability of the event; with filled values the mean over their draws
     */
    public record SubsetPrediction(String participant, String strategy, String subset, double probability) {}

    public CertificateReport {
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        modalities = List.copyOf(modalities);
        strategies = List.copyOf(strategies);
        predictions = List.copyOf(predictions);
        warnings = List.copyOf(warnings);
    }

    /** The same under another name of the cohort, where its folder has a name of the moment. */
    public CertificateReport onCohort(String name) {
        return new CertificateReport(
                model,
                digest,
                task,
                reference,
                name,
                cohortDigest,
                participants,
                certified,
                leftOut,
                withFilledValues,
                modalities,
                settings,
                strategies,
                predictions,
                warnings);
    }

    /** A subset as printed: its modalities with a plus between them. */
    public static String print(List<String> subset) {
        return String.join(" + ", subset);
    }

    /** The predictions as CSV, one line each. */
    public String predictionsCsv() {
        StringBuilder csv = new StringBuilder("participant_id,strategy,subset,probability\n");
        for (SubsetPrediction p : predictions) {
            csv.append(p.participant())
                    .append(',')
                    .append(p.strategy())
                    .append(',')
                    .append(p.subset())
                    .append(',')
                    .append(p.probability())
                    .append('\n');
        }
        return csv.toString();
    }

    /** The certificate for a terminal. */
    public String toText() {
        return CertificateText.write(this);
    }

    /** The certificate as JSON; it names the digest of {@link #predictionsCsv()}. */
    public String toJson() {
        return CertificateJson.write(this);
    }
}
