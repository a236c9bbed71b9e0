package org.probatum.ui.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.modelcheck.CertificateReport;
import org.probatum.evaluation.modelcheck.ModalityCertification;
import org.probatum.missing.certificate.CertificateSettings;
import org.probatum.missing.certificate.SubsetMetric;
import org.probatum.registry.ModelLoadException;
import org.probatum.report.certificate.CertificateDocument;
import org.probatum.report.pdf.PdfReportWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum model certify}: which modalities may be missing. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Certify which modalities a model can do without on a cohort.",
        footer = {
            "",
            "Runs the model on every subset of its modalities, for every way to handle an absent one that it can take,",
            "and writes certificate.json, certificate.pdf and predictions.csv. A subset may be used when every loss with",
            "a margin is shown to lie below it. Metrics: auc, cIndex, brier, calibration, decisionFlips."
        })
final class ModelCertifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The model package, a folder or a zip.")
    private Path model = Path.of("model");

    @Option(names = "--cohort", paramLabel = "DIR", required = true, description = "The cohort folder.")
    private Path cohort = Path.of("cohort");

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Where models lie that this one requires (default: the folder that holds the package).")
    private @Nullable Path models;

    @Option(
            names = "--margin",
            paramLabel = "METRIC=LOSS",
            split = ",",
            description = "Largest tolerable loss, such as auc=0.03,brier=0.01; a plain number is that of the AUC.")
    private List<String> margins = List.of();

    @Option(names = "--threshold", paramLabel = "P", description = "Decision threshold (default: ${DEFAULT-VALUE}).")
    private double threshold = 0.5;

    @Option(names = "--draws", paramLabel = "N", description = "Bootstrap samples (default: ${DEFAULT-VALUE}).")
    private int draws = 2000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Start of all random streams (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the files go.")
    private Path out = Path.of("out");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        SafePackage found = SafePackage.open(model);
        if (!Files.isDirectory(cohort)) {
            throw CommandFailure.wrongInput("There is no cohort folder " + cohort);
        }
        CertificateReport report = certify(found);
        write(report);
        Objects.requireNonNull(spec).commandLine().getOut().println(report.toText());
        return ExitCode.DONE;
    }

    private CertificateReport certify(SafePackage found) {
        try {
            return ModalityCertification.certify(
                    found.modelPackage(), cohort, models == null ? found.beside() : models, settings());
        } catch (ModelLoadException e) {
            throw found.notLoaded(e);
        }
    }

    private CertificateSettings settings() {
        CertificateSettings settings =
                CertificateSettings.withSeed(seed).withDraws(draws).withDecisionThreshold(threshold);
        for (String margin : margins) {
            int split = margin.indexOf('=');
            settings = settings.withMargin(
                    split < 0 ? SubsetMetric.AUC : metric(margin.substring(0, split)),
                    loss(margin, margin.substring(split + 1)));
        }
        return settings;
    }

    private static SubsetMetric metric(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "auc" -> SubsetMetric.AUC;
            case "cindex" -> SubsetMetric.C_INDEX;
            case "brier" -> SubsetMetric.BRIER;
            case "calibration" -> SubsetMetric.CALIBRATION;
            case "decisionflips" -> SubsetMetric.DECISION_FLIPS;
            default ->
                throw CommandFailure.wrongInput("There is no metric \"" + name
                        + "\"; --margin takes auc, cIndex, brier, calibration and decisionFlips");
        };
    }

    private static double loss(String margin, String text) {
        try {
            double loss = Double.parseDouble(text.strip());
            if (loss > 0 && loss < 1) {
                return loss;
            }
        } catch (NumberFormatException e) {
            throw CommandFailure.wrongInput("--margin takes METRIC=LOSS, such as auc=0.03, was \"" + margin + "\"", e);
        }
        throw CommandFailure.wrongInput("A margin lies between 0 and 1, was \"" + margin + "\"");
    }

    private void write(CertificateReport report) {
        try {
            Files.createDirectories(out);
            Files.writeString(out.resolve("certificate.json"), report.toJson());
            Files.writeString(out.resolve("predictions.csv"), report.predictionsCsv());
            try (OutputStream pdf = Files.newOutputStream(out.resolve("certificate.pdf"))) {
                String software = String.join(", ", new VersionCommand().getVersion());
                new PdfReportWriter()
                        .write(
                                CertificateDocument.compose(
                                        report, Clock.systemUTC().instant(), software),
                                pdf);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into " + out, e);
        }
    }
}
