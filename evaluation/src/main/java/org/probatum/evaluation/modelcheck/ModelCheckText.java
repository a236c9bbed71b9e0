package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.probatum.evaluation.statistics.Interval;

/** A {@link ModelCheckReport} for a terminal. */
final class ModelCheckText {

    private ModelCheckText() {}

    static String write(ModelCheckReport report) {
        StringBuilder text = new StringBuilder();
        text.append("Model      ").append(report.model()).append('\n');
        text.append("Digest     ").append(report.digest().hex()).append('\n');
        text.append("Task       ").append(report.task()).append('\n');
        text.append("Verdict    ")
                .append(report.severe() ? "severe findings" : "no severe finding")
                .append('\n');
        report.findings()
                .forEach(f -> text.append(String.format(
                        Locale.ROOT,
                        "%-10s %s: %s%n",
                        f.severity().name().toLowerCase(Locale.ROOT),
                        f.code(),
                        f.message())));
        text.append('\n');
        counts(text, report);
        metrics(text, "Metric", report.metrics());
        if (!report.claimsFrom().isEmpty()) {
            text.append("Claims of the card: ").append(report.claimsFrom()).append('\n');
        }
        report.calibration()
                .ifPresent(c -> text.append(String.format(
                        Locale.ROOT,
                        "%nCalibration: in the large %.3f (SE %.3f), slope %.3f (SE %.3f), observed/expected %.3f%n",
                        c.calibrationInTheLarge().intercept(),
                        c.calibrationInTheLarge().se(),
                        c.calibrationModel().slope(),
                        c.calibrationModel().slopeSe(),
                        c.observedExpected())));
        text.append('\n');
        metrics(text, "AUC by subgroup", report.subgroups());
        report.borderFields()
                .forEach(f -> text.append(String.format(
                        Locale.ROOT,
                        "%nImage input %s: heaviest border field rows %s, columns %s, share %.3f (%d participants)%n",
                        f.input(),
                        f.rows(),
                        f.columns(),
                        f.share(),
                        f.cases())));
        text.append(
                report.inTraining().isEmpty()
                        ? "\nThe card names no participant of this cohort as training data."
                        : "\nIn the training data: " + String.join(", ", report.inTraining()));
        return text.toString();
    }

    private static void counts(StringBuilder text, ModelCheckReport report) {
        text.append(String.format(
                Locale.ROOT,
                "Participants: %d in the cohort, %d scored, %d of them with known %s%n"
                        + "  %d scored with a modality told missing, %d with single table values filled%n",
                report.participants(),
                report.scored(),
                report.known(),
                report.reference(),
                report.masked(),
                report.filled()));
        new TreeMap<>(report.notEvaluable())
                .forEach((reason, count) ->
                        text.append(String.format(Locale.ROOT, "  not evaluable %4d: %s%n", count, reason)));
        text.append('\n');
    }

    private static void metrics(StringBuilder text, String title, List<Metric> metrics) {
        text.append(String.format(
                Locale.ROOT, "%-38s %8s  %-16s %5s %6s %8s%n", title, "estimate", "95 % CI", "n", "events", "claim"));
        for (Metric m : metrics) {
            Optional<Interval> limits = m.interval();
            text.append(String.format(
                    Locale.ROOT,
                    "%-38s %8s  %-16s %5d %6d %8s%s%n",
                    m.label(),
                    m.estimate().isPresent() ? number(m.estimate().getAsDouble()) : "-",
                    limits.map(l -> number(l.lower()) + " to " + number(l.upper()))
                            .orElse("-"),
                    m.n(),
                    m.events(),
                    m.claim().isPresent() ? number(m.claim().getAsDouble()) : "",
                    m.why().isEmpty() ? "" : "  " + m.why()));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
