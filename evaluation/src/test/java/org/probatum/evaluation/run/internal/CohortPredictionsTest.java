package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.DemoCases;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.evaluation.preparation.VolumeAlignment;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.Tensor;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * What our preparation and the models say about participants of the demonstration, against what the models' authors
 * published for the same participants ({@code explain/cohort_predictions.csv} of each package).
 */
class CohortPredictionsTest {

    private static final Path DEMO = Path.of("..", "demo", "glioma-rct");
    private static final Path SHARED = shared();

    @TempDir
    private static Path temporary;

    @ParameterizedTest
    @CsvSource({
        "modality_dropout, risk, GS-0001, 0.6406643",
        "modality_dropout, risk, GS-0002, 0.3109507",
        "modality_dropout, risk, GS-0003, 0.9753599",
        "intermediate_guided, risk, GS-0001, -1.095885",
        "intermediate_guided, risk, GS-0002, -3.471194",
        "intermediate_guided, prob_24m, GS-0003, 0.8576488",
        "late_kronecker, risk, GS-0001, -1.479121",
        "late_kronecker, prob_24m, GS-0002, 0.05603981",
        "late_kronecker, risk, GS-0003, -0.4261227",
        "slice_attention_mil, prob_grade4, GS-0001, 0.09860785",
        "slice_attention_mil, prob_grade4, GS-0002, 0.106219",
        "slice_attention_mil, prob_grade4, GS-0003, 0.4398379"
    })
    void agreesWithThePublishedOutput(String model, String output, String participant, double published) {
        DemoCases cases = new DemoCases(DEMO.resolve("cohort"), temporary);
        try (Loaded loaded = Loaded.of(model)) {
            assertThat(loaded.output(cases, participant, output, Optional.empty()))
                    .isCloseTo(published, within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"GS-0001, 1.040167", "GS-0002, -1.603381", "GS-0003, 2.685457"})
    void isCloseToThePublishedLogitWhereItRestsOnOurRegistration(String participant, double published) {
        // the published logits rest on the true alignment; without any alignment they differ by 0.0015, 0.017 and 0.021
        DemoCases cases = new DemoCases(DEMO.resolve("cohort"), temporary);
        VolumeAlignment alignment =
                new VolumeAlignment(definition().alignmentPlan().orElseThrow());
        try (Loaded loaded = Loaded.of("intermediate_gradual")) {
            assertThat(loaded.output(cases, participant, "logit", Optional.of(alignment)))
                    .isCloseTo(published, within(0.02));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"modality_dropout", "intermediate_guided", "late_kronecker", "slice_attention_mil"})
    void agreesForEveryCompleteParticipantOfTheSharedCohort(String model) throws IOException {
        Path published = SHARED.resolve("models").resolve(model).resolve("explain/cohort_predictions.csv");
        Assumptions.assumeTrue(Files.isRegularFile(published), published + " is absent");
        DemoCases cases = new DemoCases(SHARED.resolve("cohorts/glioma-sim"), temporary);
        List<List<String>> rows;
        try (Stream<String> lines = Files.lines(published)) {
            rows = lines.map(line -> List.of(line.split(",", -1))).limit(33).toList();
        }
        String output = rows.getFirst().get(1);
        try (Loaded loaded = Loaded.of(model)) {
            for (List<String> row : rows.subList(1, rows.size())) {
                assertThat(loaded.output(cases, row.getFirst(), output, Optional.empty()))
                        .as("%s of %s", output, row.getFirst())
                        .isCloseTo(Double.parseDouble(row.get(1)), within(1e-4));
            }
        }
    }

    @Test
    void whatIsMaskedIsZerosAndToldInTheMask() {
        DemoCases cases = new DemoCases(DEMO.resolve("cohort"), temporary);
        try (Loaded loaded = Loaded.of("modality_dropout")) {
            PreparedCase prepared =
                    loaded.prepare(cases.read("GS-0001", loaded.columns(), Set.of("notes.csv")), Optional.empty());
            AssembledInputs.Ready ready = loaded.ready(prepared, cases, MissingInputStrategy.MASK);

            assertThat(ready.masked()).containsExactly("notes");
            // order: histology, molecular, clinlab, notes
            assertThat(floats(ready, "modality_mask")).containsExactly(1, 1, 1, 0);
            assertThat(((Tensor.Longs) ready.draws().getFirst().get("notes")).values())
                    .containsOnly(0)
                    .hasSize(40);
        }
    }

    @Test
    void aRefusedSlideCountsAsMissing() {
        DemoCases cases = new DemoCases(DEMO.resolve("cohort"), temporary);
        try (Loaded loaded = Loaded.of("modality_dropout")) {
            ClinicalCase acquired = cases.read("GS-0001", loaded.columns(), Set.of("slide.png"));
            PreparedCase prepared = loaded.prepare(acquired, Optional.empty());

            AssembledInputs.Ready ready = loaded.ready(prepared, cases, MissingInputStrategy.MASK);
            assertThat(ready.masked()).containsExactly("histology");
            assertThat(floats(ready, "modality_mask")).containsExactly(0, 1, 1, 1);
            assertThat(floats(ready, "tile_features")).containsOnly(0).hasSize(32);
            assertThat(floats(ready, "tile_mask")).containsOnly(0);
            assertThat(loaded.assemble(prepared, cases, MissingInputStrategy.NOT_EVALUABLE))
                    .isEqualTo(new AssembledInputs.NotEvaluable(List.of("histology missing")));
        }
    }

    @Test
    void filledValuesAreNamedAndGiveOneDrawEach() {
        DemoCases cases = new DemoCases(DEMO.resolve("cohort"), temporary);
        try (Loaded loaded = Loaded.of("late_kronecker")) {
            ClinicalCase acquired = cases.read("GS-0001", loaded.columns());
            Map<String, Double> values = new HashMap<>(acquired.values());
            values.remove("G007");
            ClinicalCase lacking = new ClinicalCase(
                    acquired.participant(),
                    acquired.collected(),
                    values,
                    acquired.slides(),
                    Map.of(),
                    Optional.empty());
            ImputedCohort imputed =
                    new ImputedCohort(2, Map.of(acquired.participant(), Map.of("G007", List.of(1.5, 2.5))), List.of());

            PreparedCase filled = CasePreparation.prepare(lacking, Optional.empty(), imputed);
            AssembledInputs.Ready ready = loaded.ready(filled, cases, MissingInputStrategy.CHAINED_EQUATIONS);
            assertThat(ready.filled()).containsExactly("G007");
            assertThat(ready.draws()).hasSize(2);
            // G007 is the seventh of the molecular columns
            assertThat(((Tensor.Floats) ready.draws().get(0).get("molecular")).values()[6])
                    .isEqualTo(1.5f);
            assertThat(((Tensor.Floats) ready.draws().get(1).get("molecular")).values()[6])
                    .isEqualTo(2.5f);
            assertThat(loaded.assemble(
                            loaded.prepare(lacking, Optional.empty()), cases, MissingInputStrategy.CHAINED_EQUATIONS))
                    .isEqualTo(new AssembledInputs.NotEvaluable(List.of("value of G007 missing and not filled")));
        }
    }

    private static float[] floats(AssembledInputs.Ready ready, String input) {
        return ((Tensor.Floats) ready.draws().getFirst().get(input)).values();
    }

    /** The folder of shared data beside the project, which need not be there. */
    private static Path shared() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared").resolve("models"))) {
                return folder.resolve("shared");
            }
        }
        return Path.of("shared");
    }

    private static TrialDefinition definition() {
        try {
            return TrialDefinition.parse(Files.readAllBytes(DEMO.resolve("trial.json")))
                    .definition();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A model of the demonstration and the tile encoder, loaded until closed. */
    private record Loaded(TrialModel model, OnnxModelSession encoderSession) implements AutoCloseable {

        static Loaded of(String name) {
            ModelReference reference = definition().model(name).orElseThrow();
            ModelPackage files = ModelPackage.open(DEMO.resolve("models").resolve(name));
            ModelPackage encoder = ModelPackage.open(DEMO.resolve("models/tile_encoder"));
            return new Loaded(
                    TrialModel.of(
                            reference, files.card(), OnnxModelSession.open(files.model(), SessionSettings.defaults())),
                    OnnxModelSession.open(encoder.model(), SessionSettings.defaults()));
        }

        Set<String> columns() {
            return Set.copyOf(model.columns());
        }

        PreparedCase prepare(ClinicalCase acquired, Optional<VolumeAlignment> alignment) {
            return CasePreparation.prepare(
                    acquired, alignment.map(with -> aligned(acquired, with)), ImputedCohort.none());
        }

        private static CasePreparation.AppliedAlignment aligned(ClinicalCase acquired, VolumeAlignment with) {
            VolumeAlignment.Aligned aligned =
                    with.align(acquired.volumes().get("t1"), acquired.volumes().get("t2"));
            return new CasePreparation.AppliedAlignment(
                    "t1", "t2", aligned.transform().map(transform -> transform), Optional.empty());
        }

        AssembledInputs assemble(PreparedCase prepared, DemoCases cases, MissingInputStrategy strategy) {
            Optional<TileDescriptors> tiles = prepared.slides().containsKey("slide")
                    ? Optional.of(new TileEncoder(encoderSession, "tile", "features", 32, true)
                            .describe(prepared.requireSlide("slide")))
                    : Optional.empty();
            return new InputAssembler(
                            model.contract(), (Modality modality) -> strategy, cases.vocabulary(), cases.columns())
                    .assemble(prepared, tiles);
        }

        AssembledInputs.Ready ready(PreparedCase prepared, DemoCases cases, MissingInputStrategy strategy) {
            return switch (assemble(prepared, cases, strategy)) {
                case AssembledInputs.Ready ready -> ready;
                case AssembledInputs.NotEvaluable not -> throw new AssertionError(not.reasons());
            };
        }

        double output(DemoCases cases, String participant, String output, Optional<VolumeAlignment> alignment) {
            PreparedCase prepared = prepare(cases.read(participant, columns()), alignment);
            AssembledInputs.Ready ready = ready(prepared, cases, MissingInputStrategy.NOT_EVALUABLE);
            Tensor given = model.session()
                    .run(ready.draws().getFirst(), Set.of(output))
                    .get(output);
            return ((Tensor.Floats) given).values()[0];
        }

        @Override
        public void close() {
            model.session().close();
            encoderSession.close();
        }
    }
}
