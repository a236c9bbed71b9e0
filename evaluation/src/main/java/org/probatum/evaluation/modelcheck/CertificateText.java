package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.probatum.missing.certificate.MissingModalityCertificate;
import org.probatum.missing.certificate.SubsetLoss;
import org.probatum.missing.certificate.SubsetMetric;

/** A {@link CertificateReport} for a terminal. */
final class CertificateText {

    private CertificateText() {}

    static String write(CertificateReport report) {
        StringBuilder text = new StringBuilder();
        text.append("Missing-modality certificate of ")
                .append(report.model())
                .append(" on ")
                .append(report.cohort())
                .append('\n');
        text.append(report.reference())
                .append("; ")
                .append(report.certified())
                .append(" of ")
                .append(report.participants())
                .append(" participants have every modality and a known outcome\n");
        report.warnings()
                .forEach(warning -> text.append("WARNING  ").append(warning).append('\n'));
        report.strategies().forEach(strategy -> strategy(text, report, strategy));
        return text.toString().stripTrailing();
    }

    private static void strategy(StringBuilder text, CertificateReport report, StrategyCertificate strategy) {
        MissingModalityCertificate certificate = strategy.certificate();
        text.append('\n').append(strategy.strategy()).append(" (").append(String.join("; ", strategy.handling()));
        text.append(")\n");
        text.append(String.format(
                Locale.ROOT,
                "  %-46s AUC %.3f, Brier %.3f%n",
                CertificateReport.print(report.modalities()),
                certificate.onFullInput(SubsetMetric.AUC),
                certificate.onFullInput(SubsetMetric.BRIER)));
        for (List<String> subset :
                certificate.losses().stream().map(SubsetLoss::subset).distinct().toList()) {
            text.append(String.format(Locale.ROOT, "  %-46s ", CertificateReport.print(subset)));
            text.append(figures(
                    "AUC loss",
                    certificate.loss(Set.copyOf(subset), SubsetMetric.AUC).orElseThrow()));
            text.append(", ");
            text.append(figures(
                    "Brier loss",
                    certificate.loss(Set.copyOf(subset), SubsetMetric.BRIER).orElseThrow()));
            text.append("  ").append(verdict(certificate, subset)).append('\n');
        }
        strategy.notEvaluated()
                .forEach((subset, reason) ->
                        text.append(String.format(Locale.ROOT, "  %-46s not evaluated: %s%n", subset, reason)));
    }

    private static String figures(String label, SubsetLoss loss) {
        return String.format(Locale.ROOT, "%s %.3f (%.3f to %.3f)", label, loss.loss(), loss.lower(), loss.upper());
    }

    /** Of all metrics with a margin together. */
    private static String verdict(MissingModalityCertificate certificate, List<String> subset) {
        boolean judged = certificate.losses().stream()
                .anyMatch(l -> l.subset().equals(subset) && l.verdict() != SubsetLoss.Verdict.NO_MARGIN);
        return !judged ? "" : certificate.mayBeUsed(Set.copyOf(subset)) ? "MAY BE USED" : "not shown non-inferior";
    }

    static String words(SubsetLoss.Verdict verdict) {
        return switch (verdict) {
            case NON_INFERIOR -> "non-inferior";
            case INFERIOR -> "inferior";
            case INCONCLUSIVE -> "inconclusive";
            case NO_MARGIN -> "no margin declared";
        };
    }
}
