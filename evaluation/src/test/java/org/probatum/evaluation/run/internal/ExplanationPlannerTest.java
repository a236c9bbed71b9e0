package org.probatum.evaluation.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probatum.evaluation.preparation.TileEncoder;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.ModelSession;
import org.probatum.registry.onnx.OnnxModelSession;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.trial.protocol.ExplanationMethod;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.ModelRole;
import org.probatum.trial.protocol.PathBaseline;
import org.probatum.trial.protocol.Threshold;

/** What of a plan is refused, with models of the demonstration. */
class ExplanationPlannerTest {

    private static final Path MODELS = Path.of("..", "demo", "glioma-rct", "models");
    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private static ExplainedModel dropout;
    private static ExplainedModel gradual;
    private static ExplainedModel slices;
    private static Optional<TileEncoder> encoder;

    @BeforeAll
    static void open() {
        dropout = explained("modality_dropout", "risk");
        gradual = explained("intermediate_gradual", "risk");
        slices = explained("slice_attention_mil", "prob_grade4");
        ModelPackage given = ModelPackage.open(MODELS.resolve("tile_encoder"));
        encoder = Optional.of(TileEncoder.of(given.card(), session(given), "features"));
    }

    @AfterAll
    static void close() throws Exception {
        for (AutoCloseable each : OPEN) {
            each.close();
        }
    }

    private static ExplainedModel explained(String name, String score) {
        ModelPackage given = ModelPackage.open(MODELS.resolve(name));
        ModelReference reference = new ModelReference(
                name, "1.0.0", given.modelDigest(), ModelRole.COMPARATOR, Optional.of(score), Optional.empty());
        ExplainedModel explained =
                new ExplainedModel(TrialModel.of(reference, given.card(), session(given)), given.model());
        OPEN.add(explained);
        return explained;
    }

    private static ModelSession session(ModelPackage given) {
        ModelSession session = OnnxModelSession.open(given.model(), SessionSettings.defaults());
        OPEN.add(session);
        return session;
    }

    private static String refusal(ExplainedModel model, Optional<TileEncoder> tiles, ExplanationMethod... methods) {
        try {
            ExplanationPlanner.bind(List.of(methods), model, tiles);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
        return "accepted";
    }

    @Test
    void everyMethodIsBoundWhereTheModelAllowsIt() {
        assertThat(ExplanationPlanner.bind(
                        List.of(
                                attention("attention", "histology"),
                                attention("note_attention", "notes"),
                                path("molecular", "risk"),
                                occlusion("tile_mask", "risk"),
                                occlusion("notes", "logit"),
                                new ExplanationMethod.ModalityShapley("risk", List.of())),
                        dropout,
                        encoder))
                .extracting(planned -> planned.method() + " " + planned.subject())
                .containsExactly(
                        "attention attention",
                        "attention note_attention",
                        "integrated_gradients molecular",
                        "occlusion tile_mask",
                        "occlusion notes.logit",
                        "modality_shapley risk");
        assertThat(ExplanationPlanner.bind(List.of(gradCam("fmap", "risk", "radiology")), gradual, Optional.empty()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note_attentoin | notes | names the output note_attentoin, which the model does not have; it has logit, risk,
            attention | radiology | is asked for over radiology, which the model does not take; it takes histology, molecular,
            note_attention | histology | the last axis of output note_attention has 40 weights where input tile_features has 5 parts
            attention | molecular | which the model takes neither as tiles, slices nor words
            """)
    void attentionIsRefused(String output, String modality, String why) {
        assertThat(refusal(dropout, encoder, attention(output, modality)))
                .startsWith("The explanation plan cannot be carried out: Attention of modality_dropout@1.0.0 ")
                .contains(why);
    }

    @Test
    void tilesAreRefusedWithoutAnEncoder() {
        assertThat(refusal(dropout, Optional.empty(), attention("attention", "histology")))
                .contains("needs a model with the role encoder in the protocol");
        assertThat(refusal(dropout, Optional.empty(), occlusion("tile_features", "risk")))
                .contains("needs a model with the role encoder in the protocol");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            genes | risk | names the input genes, which the model does not have
            molecular | hazard | names the output hazard, which the model does not have
            tile_features | risk | takes a table, and input tile_features is none
            molecular | embedding | needs an output of one number for each case, and embedding holds several
            """)
    void integratedGradientsAreRefused(String input, String output, String why) {
        assertThat(refusal(dropout, encoder, path(input, output)))
                .contains("Integrated gradients of")
                .contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fmap9 | risk | radiology | has no gradient at layer fmap9
            stage1_image | risk | radiology | needs a feature map [rows, channels, positions…] with 3 axes of positions
            fmap | risk | histology | is asked for over histology, which the model does not take
            fmap | risk | molecular | needs an image, and the model takes molecular as parts or descriptors
            fmap | fmap | radiology | needs an output of one number for each case
            """)
    void gradCamIsRefused(String layer, String output, String modality, String why) {
        assertThat(refusal(gradual, Optional.empty(), gradCam(layer, output, modality)))
                .contains("Grad-CAM of intermediate_gradual@1.0.0 ")
                .contains(why);
    }

    @Test
    void occlusionOfAMaskIsRefused() {
        assertThat(refusal(dropout, encoder, occlusion("modality_mask", "risk")))
                .contains("Occlusion of modality_dropout@1.0.0")
                .contains("modalityShapley explains these");
    }

    @Test
    void shapleyValuesOfOneModalityAreRefused() {
        assertThat(refusal(slices, Optional.empty(), new ExplanationMethod.ModalityShapley("prob_grade4", List.of())))
                .contains("need a model of 2 to 10 modalities, and this one takes radiology");
    }

    @Test
    void aPassMarkThatNobodyMeasuresIsRefused() {
        Threshold unknown = new Threshold("pointing", Optional.of(0.5), Optional.empty());
        assertThat(refusal(dropout, encoder, new ExplanationMethod.ModalityShapley("risk", List.of(unknown))))
                .contains("has a pass mark for pointing, which is not measured about it; measured are "
                        + "max_completeness_gap, stability, weight_randomization");
    }

    @Test
    void theSameExplanationTwiceIsRefused() {
        assertThatThrownBy(() -> ExplanationPlanner.bind(
                        List.of(occlusion("notes", "risk"), occlusion("notes", "risk")), dropout, encoder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is planned twice for notes");
    }

    private static ExplanationMethod attention(String output, String modality) {
        return new ExplanationMethod.AttentionOutput(output, new Modality(modality), List.of());
    }

    private static ExplanationMethod path(String input, String output) {
        return new ExplanationMethod.IntegratedGradients(input, output, 8, PathBaseline.MEAN, List.of());
    }

    private static ExplanationMethod gradCam(String layer, String output, String modality) {
        return new ExplanationMethod.GradCam(layer, output, new Modality(modality), List.of());
    }

    private static ExplanationMethod occlusion(String input, String output) {
        return new ExplanationMethod.Occlusion(input, output, List.of());
    }
}
