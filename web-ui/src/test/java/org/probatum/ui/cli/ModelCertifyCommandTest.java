package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.trial.audit.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ModelCertifyCommandTest {

    private static final Path MODEL = Terminal.DEMO.resolve("models").resolve("modality_dropout");
    private static final Path COHORT = Terminal.DEMO.resolve("cohort");

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    private int certify(Path model, Path out, String... more) {
        List<Object> arguments = new java.util.ArrayList<>(
                List.of("model", "certify", model, "--cohort", COHORT, "--draws", "400", "--out", out));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray());
    }

    @Test
    void everySubsetHasItsLossesAndTheDocumentItsDigests() throws IOException {
        Path out = folder.resolve("a");
        assertThat(certify(MODEL, out, "--margin", "auc=0.9")).isZero();
        JsonNode root = JsonMapper.shared().readTree(Files.readString(out.resolve("certificate.json")));
        assertThat(root.path("modalities")).hasSize(4);
        JsonNode mask = root.path("strategies").path(0);
        assertThat(mask.path("strategy").stringValue()).isEqualTo("mask");
        // 2^4 − 1 subsets, of which the full input is what the others are held against
        assertThat(mask.path("subsets")).hasSize(14);
        // a loss of AUC is below 0.9 for any model that is better than chance by less than that
        mask.path("subsets")
                .forEach(s -> assertThat(s.path("mayBeUsed").booleanValue()).isTrue());
        double sum = 0;
        for (JsonNode value : mask.path("shapley")) {
            sum += value.path("metric").stringValue().equals("auc")
                    ? value.path("value").doubleValue()
                    : 0;
        }
        // efficiency of the Shapley value: the shares add up to the gain over no input, whose AUC is one half
        assertThat(sum)
                .isCloseTo(
                        mask.path("fullInput").path("auc").doubleValue() - 0.5,
                        org.assertj.core.api.Assertions.within(1e-12));
        String predictions = Files.readString(out.resolve("predictions.csv"));
        assertThat(root.path("predictionsSha256").stringValue())
                .isEqualTo(Digest.ofText(predictions).hex());
        assertThat(root.path("cohortSha256").stringValue())
                .isEqualTo(Digest.ofText(sha256sums(COHORT)).hex());
        assertThat(new String(Files.readAllBytes(out.resolve("certificate.pdf")), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    /** What {@code find . -type f | sort | xargs sha256sum} prints in a folder, paths without the leading dot. */
    private static String sha256sums(Path folder) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(folder)) {
            StringBuilder lines = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile)
                    .sorted(java.util.Comparator.comparing(
                            file -> folder.relativize(file).toString()))
                    .toList()) {
                lines.append(Digest.of(Files.readAllBytes(file)).hex())
                        .append("  ")
                        .append(folder.relativize(file))
                        .append('\n');
            }
            return lines.toString();
        }
    }

    @Test
    void theFullInputIsTheSameForEveryStrategyAndAFilledSubsetIsNot() throws IOException {
        Path out = folder.resolve("b");
        assertThat(certify(MODEL, out)).isZero();
        JsonNode root = JsonMapper.shared().readTree(Files.readString(out.resolve("certificate.json")));
        JsonNode strategies = root.path("strategies");
        List<String> names = new java.util.ArrayList<>();
        strategies.forEach(strategy -> names.add(strategy.path("strategy").stringValue()));
        assertThat(names)
                .containsExactly(
                        "mask", "zeros", "mean", "chainedEquations", "conditionalNormal", "nearestParticipants");
        for (JsonNode strategy : strategies) {
            assertThat(strategy.path("fullInput")).isEqualTo(strategies.path(0).path("fullInput"));
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(strategies.path(i).path("subsets"))
                        .as(names.get(i) + " and " + names.get(j))
                        .isNotEqualTo(strategies.path(j).path("subsets"));
            }
        }
        assertThat(strategies.path(0).path("fullInput").has("cIndex")).isTrue();
        assertThat(terminal.out()).contains("WARNING", "No margin was declared");
    }

    @Test
    void aMarginOfAnUnknownMetricOrSizeIsWrongInput() {
        assertThat(certify(MODEL, folder, "--margin", "tea=0.1")).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("tea", "brier");
        assertThat(certify(MODEL, folder, "--margin", "auc=-1")).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("between 0 and 1");
        assertThat(certify(MODEL, folder, "--margin", "auc=much")).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("METRIC=LOSS");
    }

    @Test
    void aModelOfOneModalityIsRefused() {
        assertThat(certify(Terminal.DEMO.resolve("models").resolve("slice_attention_mil"), folder))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1);
    }
}
