package org.probatum.trial.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MissingDataPlanTest {

    private static final Modality MOLECULAR = new Modality("molecular");

    private final ObjectNode trial = (ObjectNode) JsonMapper.shared().readTree(glioma());
    private final ObjectNode plan = (ObjectNode) trial.get("missingDataPlan");

    private static byte[] glioma() {
        try (InputStream in = MissingDataPlanTest.class.getResourceAsStream("glioma-rct.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private MissingDataPlan parsed() {
        return TrialDefinition.parse(trial.toString().getBytes(StandardCharsets.UTF_8))
                .definition()
                .missingDataPlan();
    }

    private ObjectNode line(int index) {
        return (ObjectNode) plan.get("strategies").get(index);
    }

    @ParameterizedTest
    @CsvSource({
        "conditionalNormal, CONDITIONAL_NORMAL",
        "nearestParticipants, NEAREST_PARTICIPANTS",
        "chainedEquations, CHAINED_EQUATIONS"
    })
    void aTableMayBeFilledInThreeWays(String written, MissingInputStrategy strategy) {
        line(2).put("strategy", written);
        assertThat(parsed().strategyFor("intermediate_guided", MOLECULAR)).isEqualTo(strategy);
        assertThat(strategy.fillsTables()).isTrue();
    }

    @Test
    void theNumberOfSimilarParticipantsIsFiveUnlessStated() {
        assertThat(parsed().imputation().orElseThrow().mostSimilar()).isEqualTo(5);
        ((ObjectNode) plan.get("imputation")).put("neighbours", 3);
        assertThat(parsed().imputation().orElseThrow().mostSimilar()).isEqualTo(3);
    }

    @Test
    void everyStrategyThatFillsNeedsTheSettingsOfAnImputation() {
        plan.get("strategies").forEach(line -> ((ObjectNode) line).put("strategy", "mask"));
        line(2).put("strategy", "nearestParticipants");
        plan.remove("imputation");
        assertThatThrownBy(this::parsed).hasMessageContaining("lacks the settings of the imputation");
    }

    @Test
    void aModalityThatTheTrialDoesNotCollectIsRefused() {
        line(2).putArray("modalities").add("proteomics");
        assertThatThrownBy(this::parsed)
                .hasMessageContaining("/missingDataPlan/strategies/2/modalities")
                .hasMessageContaining("proteomics");
    }

    @Test
    void aStrategyThatIsNoneIsRefused() {
        line(2).put("strategy", "guess");
        assertThatThrownBy(this::parsed).hasMessageContaining("/missingDataPlan/strategies/2/strategy");
    }
}
