package org.probatum.evaluation.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probatum.evaluation.interpretability.Attribution;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.IntegratedGradients;
import org.probatum.evaluation.interpretability.Occlusion;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.PassMark;
import org.probatum.evaluation.interpretability.PassMarkPlan;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.registry.Tensor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Explanations of the shared models against the truth of the simulated cohort.
 *
 * <p>Skipped where the shared folder is absent. Prints what {@code docs/methods/explanations-on-glioma-sim.md} shows.
 */
class GliomaSimTruthTest {

    private static final int STEPS = 64;

    private static Optional<GliomaSimCohort> known = Optional.empty();

    /** Read once for all tests. */
    private static GliomaSimCohort cohort() throws IOException {
        if (known.isEmpty()) {
            known = Optional.of(GliomaSimCohort.read(shared()));
        }
        return known.get();
    }

    /** Genes of the model's molecular input: the first 80 of its columns, in the order of the truth's table. */
    @ParameterizedTest
    @CsvSource({
        "early_concat, molecular, logit",
        "early_concat-1.1.0, molecular, logit",
        "early_bilinear, genomic, logit",
        "late_kronecker, molecular, risk",
        "intermediate_guided, molecular, risk",
        "intermediate_single, molecular, logit",
        "modality_dropout, molecular, logit"
    })
    void prognosticGenesStandOutFromNoise(String name, String input, String output) throws IOException {
        Path folder = shared().resolve("models").resolve(name);
        List<Map<String, String>> genes = table("genes.csv");
        double[] magnitude = new double[genes.size()];
        int[] signs = new int[genes.size()];
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch inputs = cohort().inputs(model.inputNames());
            double[] a = attribution(model, inputs, input, output);
            double[] x = Tensors.values(inputs.get(input));
            int columns = a.length / inputs.rows();
            for (int g = 0; g < genes.size(); g++) {
                signs[g] = (int) Math.signum(covariance(x, a, g, columns));
                for (int row = 0; row < inputs.rows(); row++) {
                    magnitude[g] += Math.abs(a[row * columns + g]) / inputs.rows();
                }
            }
            report(name, folder, genes, magnitude, signs, inputs.rows());
        }
    }

    private static void report(
            String name, Path folder, List<Map<String, String>> genes, double[] magnitude, int[] signs, int rows)
            throws IOException {
        List<Double> planted = new ArrayList<>();
        List<Double> noise = new ArrayList<>();
        int right = 0;
        for (int g = 0; g < genes.size(); g++) {
            String role = genes.get(g).get("role");
            if ("prognostic".equals(role)) {
                planted.add(magnitude[g]);
                right += signs[g] == Integer.parseInt(genes.get(g).get("hazard_sign")) ? 1 : 0;
            } else if ("noise".equals(role)) {
                noise.add(magnitude[g]);
            }
        }
        double auc = auc(planted, noise);
        double card = metric(folder, "auc_prognostic_vs_noise");
        System.out.printf(
                "genes | %s | participants %d | AUROC %.4f | card %.4f | signs %d of %d%n",
                name, rows, auc, card, right, planted.size());
        assertThat(planted).hasSize(12);
        assertThat(auc).isGreaterThan(0.65); // chance is 0.5
        assertThat(right).isGreaterThanOrEqualTo(10); // by chance 6
    }

    /** Positive when a higher value goes with a higher attribution: the gene raises the risk. */
    private static double covariance(double[] x, double[] a, int column, int columns) {
        int rows = x.length / columns;
        double meanX = 0;
        double meanA = 0;
        for (int row = 0; row < rows; row++) {
            meanX += x[row * columns + column] / rows;
            meanA += a[row * columns + column] / rows;
        }
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += (x[row * columns + column] - meanX) * (a[row * columns + column] - meanA);
        }
        return sum;
    }

    private static double[] attribution(ExplainableModel model, InputBatch inputs, String input, String output) {
        Tensor.Doubles mean = meanOf(inputs.get(input));
        Attribution attribution = IntegratedGradients.of(
                        model.gradient(new ExplanationRequest.Target(output, 0), List.of(input)),
                        inputs,
                        Map.of(input, mean),
                        STEPS)
                .get(input);
        return attribution.values().values();
    }

    private static Tensor.Doubles meanOf(Tensor tensor) {
        double[] values = Tensors.values(tensor);
        int rows = (int) tensor.shape()[0];
        double[] mean = new double[values.length / rows];
        for (int i = 0; i < values.length; i++) {
            mean[i % mean.length] += values[i] / rows;
        }
        long[] shape = tensor.shape().clone();
        shape[0] = 1;
        return new Tensor.Doubles(shape, mean);
    }

    @ParameterizedTest
    @CsvSource({
        "intermediate_guided, coattention",
        "intermediate_single, attention",
        "late_kronecker, attention",
        "late_average, attention",
        "modality_dropout, attention"
    })
    void attentionRanksTumourTiles(String name, String wanted) throws IOException {
        Path folder = shared().resolve("models").resolve(name);
        Map<String, Map<Integer, String>> classes = new HashMap<>();
        for (Map<String, String> row : table("tiles.csv")) {
            classes.computeIfAbsent(row.get("participant_id"), id -> new HashMap<>())
                    .put(Integer.valueOf(row.get("tile")), row.get("class"));
        }
        List<Double> tumour = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch inputs = cohort().inputs(model.inputNames());
            int tiles = (int) inputs.get("tile_mask").shape()[1];
            Optional<String> output =
                    model.outputNames().stream().filter(o -> o.contains(wanted)).findFirst();
            Tensor attention = model.output(output.orElseThrow(), inputs);
            double[] weights = overTiles(attention, inputs.rows(), tiles);
            List<String> participants = cohort().participants();
            for (int row = 0; row < inputs.rows(); row++) {
                Map<Integer, String> known = classes.get(participants.get(row));
                for (int tile = 0; tile < tiles; tile++) {
                    if (known.containsKey(tile)) {
                        ("tumour".equals(known.get(tile)) ? tumour : other).add(weights[row * tiles + tile]);
                    }
                }
            }
        }
        System.out.printf(
                "tiles | %s | tumour %d, other %d | AUROC %.4f | card %.4f%n",
                name, tumour.size(), other.size(), auc(tumour, other), metric(folder, "tumour_tile_attention_auc"));
        assertThat(tumour).isNotEmpty();
        assertThat(other).isNotEmpty();
    }

    /** The mean over queries, where several attend to the same tiles; shape [rows, tiles]. */
    private static double[] overTiles(Tensor attention, int rows, int tiles) {
        double[] values = Tensors.values(attention);
        int queries = values.length / (rows * tiles);
        double[] mean = new double[rows * tiles];
        for (int i = 0; i < values.length; i++) {
            mean[i / (queries * tiles) * tiles + i % tiles] += values[i] / queries;
        }
        return mean;
    }

    @Test
    void attentionRanksLesionSlices() throws IOException {
        Path folder = shared().resolve("models").resolve("slice_attention_mil");
        Map<String, Map<String, String>> lesions = new LinkedHashMap<>();
        table("slices.csv").forEach(row -> lesions.put(row.get("participant_id"), row));
        List<Double> lesion = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch inputs = TestData.read(folder.resolve("test_data_set_0"), model.inputNames());
            double[] weights = Tensors.values(model.output("attention", inputs));
            List<String> participants = participants(folder);
            int slices = weights.length / inputs.rows();
            for (int row = 0; row < inputs.rows(); row++) {
                for (int slice = 0; slice < slices; slice++) {
                    String there = lesions.get(participants.get(row)).get(String.format("slice_%02d", slice));
                    ("1".equals(there) ? lesion : other).add(weights[row * slices + slice]);
                }
            }
        }
        double auc = auc(lesion, other);
        System.out.printf(
                "slices | slice_attention_mil | lesion %d, other %d | AUROC %.4f | card %.4f%n",
                lesion.size(), other.size(), auc, metric(folder, "lesion_slice_attention_auc"));
        assertThat(auc).isGreaterThan(0.7);
    }

    /** The marker, in rows 2 to 6 and columns 2 to 5, lies in the first of the 36 patches of 8 × 8. */
    @Test
    void theShortcutModelLooksAtTheScannerMarker() throws IOException {
        Path folder = shared().resolve("models").resolve("bad_shortcut_site");
        Map<String, String> marker = new HashMap<>();
        table("latents.csv").forEach(row -> marker.put(row.get("participant_id"), row.get("scanner_marker")));
        int first = 0;
        int marked = 0;
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch inputs = TestData.read(folder.resolve("test_data_set_0"), model.inputNames());
            double[] falls = Occlusion.of(
                            model.prediction(new ExplanationRequest.Target("logit", 0)),
                            inputs,
                            "slice",
                            new OcclusionUnits.Patches(new int[] {8, 8}),
                            0,
                            OptionalDouble.empty())
                    .values()
                    .values();
            List<String> participants = participants(folder);
            for (int row = 0; row < inputs.rows(); row++) {
                int at = row * 36;
                double others = Arrays.stream(falls, at + 1, at + 36)
                        .map(Math::abs)
                        .max()
                        .orElseThrow();
                boolean has = "1".equals(marker.get(participants.get(row)));
                System.out.printf(
                        "shortcut | %s | marker %b | first patch %.3f | largest of the other 35 %.3f%n",
                        participants.get(row), has, falls[at], others);
                marked += has ? 1 : 0;
                first += has && falls[at] > others ? 1 : 0;
                assertThat(has || Math.abs(falls[at]) < others).isTrue();
            }
        }
        assertThat(marked).isPositive();
        assertThat(first).isEqualTo(marked);
    }

    @Test
    void mapsOfTheRandomModelAreNotReliable() throws IOException {
        PassMark random = passMark("bad_random_weights");
        PassMark trained = passMark("early_concat");
        System.out.println("pass mark | bad_random_weights | " + random.wording());
        System.out.println("pass mark | early_concat | " + trained.wording());
        assertThat(random.isReliable()).isFalse();
    }

    private static PassMark passMark(String name) throws IOException {
        Path folder = shared().resolve("models").resolve(name);
        Map<String, String> status = new HashMap<>();
        table("latents.csv").forEach(row -> status.put(row.get("participant_id"), row.get("progression_24m_true")));
        List<String> participants = cohort().participants();
        boolean[] progressed = new boolean[participants.size()];
        for (int i = 0; i < progressed.length; i++) {
            progressed[i] = "1".equals(status.get(participants.get(i)));
        }
        try (ExplainableModel model = ExplainableModel.open(folder.resolve("model.onnx"))) {
            InputBatch inputs = cohort().inputs(model.inputNames());
            ExplanationRequest.Target target = new ExplanationRequest.Target("logit", 0);
            Tensor mean = meanOf(inputs.get("molecular"));
            PassMarkEngine engine =
                    new PassMarkEngine(Files.readAllBytes(folder.resolve("model.onnx")), PassMarkPlan.standard(1));
            return engine.passMark(
                    new PassMarkEngine.Subject(
                            target,
                            inputs,
                            "molecular",
                            new OcclusionUnits.AlongAxis(1),
                            mean,
                            Optional.of(progressed),
                            Optional.empty()),
                    PassMarkEngine.integratedGradients(target, "molecular", mean, STEPS),
                    PassMarkEngine.gradientTimesInput(target, "molecular"));
        }
    }

    /** The probability that a value of the first kind is above one of the second; ties count one half. */
    private static double auc(List<Double> first, List<Double> second) {
        double wins = 0;
        for (double a : first) {
            for (double b : second) {
                wins += a > b ? 1 : a == b ? 0.5 : 0;
            }
        }
        return wins / first.size() / second.size();
    }

    private static double metric(Path folder, String name) throws IOException {
        JsonNode card = JsonMapper.shared().readTree(Files.readString(folder.resolve("card.json")));
        return card.path("metrics").path(name).asDouble(Double.NaN);
    }

    private static List<String> participants(Path folder) throws IOException {
        JsonNode manifest = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("explain").resolve("manifest.json")));
        List<String> ids = new ArrayList<>();
        manifest.path("participants").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    private static List<Map<String, String>> table(String name) throws IOException {
        return GliomaSimCohort.table(shared().resolve("cohorts").resolve("glioma-sim"), name);
    }

    private static Path shared() {
        String named = System.getProperty("probatum.shared", "");
        Optional<Path> found = named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
        for (Path folder = Path.of("").toAbsolutePath();
                found.isEmpty() && folder != null;
                folder = folder.getParent()) {
            Path candidate = folder.resolve("shared");
            found = Files.isDirectory(candidate.resolve("cohorts")) ? Optional.of(candidate) : Optional.empty();
        }
        Assumptions.assumeTrue(
                found.isPresent(), "The shared cohort is not here; this test needs it (-Dprobatum.shared=…)");
        return found.orElseThrow();
    }
}
