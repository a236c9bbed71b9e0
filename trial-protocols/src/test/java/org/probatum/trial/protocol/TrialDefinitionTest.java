package org.probatum.trial.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probatum.trial.audit.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TrialDefinitionTest {

    @Test
    void readsTheDemonstrationTrial() {
        DraftProtocol draft = TrialDefinition.parse(GliomaTrial.json());
        TrialDefinition trial = draft.definition();

        assertThat(trial.id()).isEqualTo(new TrialId("glioma-rct"));
        assertThat(trial.arms()).extracting(arm -> arm.id().value()).containsExactly("ai", "control");
        assertThat(trial.primaryEndpoint()).isInstanceOf(TimeToEventEndpoint.class);
        assertThat(trial.primaryEndpoint().columnsFor(new ArmId("control")))
                .containsExactly("followup_months_control", "event_control");
        assertThat(trial.primaryEndpoint().valueNames()).containsExactly("followup_months", "event");
        assertThat(trial.primaryEndpoint().estimand().orElseThrow().intercurrentEvents())
                .extracting(IntercurrentEvent::strategy)
                .containsOnly(IntercurrentEventStrategy.TREATMENT_POLICY);
        assertThat(trial.primaryModel().reference()).isEqualTo("modality_dropout@1.0.0");
        // the digest that the model's card states
        assertThat(trial.primaryModel().digest())
                .isEqualTo(new Digest("cc3ba7229605c77a05013736088f438f865681b041a032e6a54a67f53b6cd06a"));
        assertThat(trial.allocation()).isInstanceOf(AllocationRule.StratifiedPermutedBlocks.class);
        assertThat(trial.missingDataPlan().strategyFor("modality_dropout", new Modality("histology")))
                .isEqualTo(MissingInputStrategy.MASK);
        assertThat(trial.missingDataPlan().strategyFor("modality_dropout", new Modality("radiology")))
                .isEqualTo(MissingInputStrategy.NOT_EVALUABLE);
        assertThat(trial.explanationPlan().methodsFor("modality_dropout")).hasSize(2);
        assertThat(trial.analysisPlan().analyses()).hasSize(10);
        assertThat(SpiritAi.missingItems(trial)).isEmpty();
    }

    @Test
    void theTestsReadTheFileThatTheDemonstrationShips() throws IOException {
        assertThat(Path.of("../demo/glioma-rct/trial.json")).hasBinaryContent(GliomaTrial.json());
        assertThat(Files.readAllLines(Path.of("../demo/glioma-rct/potential_outcomes.csv"))
                        .getFirst())
                .contains("followup_months_control", "event_ai", "progression_24m_ai");
    }

    @Test
    void theDigestDoesNotDependOnOrderOrWhiteSpace() {
        byte[] reordered = GliomaTrial.with(
                "\"id\": \"glioma-rct\",\n \"version\": \"1.0\",", "\"version\":\"1.0\",\"id\":\"glioma-rct\",");
        assertThat(TrialDefinition.parse(reordered).digest())
                .isEqualTo(TrialDefinition.parse(GliomaTrial.json()).digest());
    }

    @Test
    void doubtfulAlignmentsAreUsedUnlessThePlanSaysOtherwise() {
        assertThat(TrialDefinition.parse(GliomaTrial.json())
                        .definition()
                        .alignmentPlan()
                        .orElseThrow()
                        .doubt())
                .isEqualTo(AlignmentDoubt.USE);
        byte[] reviewed = GliomaTrial.with(
                "\"onFailure\": \"notEvaluable\"", "\"onFailure\": \"notEvaluable\", \"onDoubt\": \"review\"");
        assertThat(TrialDefinition.parse(reviewed)
                        .definition()
                        .alignmentPlan()
                        .orElseThrow()
                        .doubt())
                .isEqualTo(AlignmentDoubt.REVIEW);
    }

    @Test
    void itsCanonicalTextIsADefinitionItself() {
        DraftProtocol draft = TrialDefinition.parse(GliomaTrial.json());
        DraftProtocol again = TrialDefinition.parse(draft.canonical().getBytes(StandardCharsets.UTF_8));
        assertThat(again.definition()).isEqualTo(draft.definition());
        assertThat(again.canonical()).isEqualTo(draft.canonical());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "phase":                         | "fase":                        | at the top: lacks the property "phase"
        "phase":                         | "fase":                        | at the top: has the unknown property "fase"
        "ratio": 1                       | "ratio": 0                     | at /arms/0/ratio: is at least 1, was 0
        "ratio": 1                       | "ratio": "one"                 | at /arms/0/ratio: is an integer, was "one"
        "type": "timeToEvent"            | "type": "timeToDeath"          | at /endpoints/0/type: is one of timeToEvent, binary, continuous, was "timeToDeath"
        "unit": "months"                 | "unit": "moons"                | at /endpoints/0/unit: is one of days, weeks, months, years, was "moons"
        "sha256": "aa                    | "sha256": "zz                  | at /models/0/sha256: has the form ^[0-9a-f]{64}$
        "role": "secondary"              | "role": "primary"              | at /endpoints: has exactly one primary endpoint, was 2
        "role": "primary"                | "role": "secondary"            | at /endpoints: has exactly one primary endpoint, was 0
        "id": "control"                  | "id": "ai"                     | at /arms/1: repeats "ai"
        "role": "control"                | "role": "ai"                   | at /arms: has at least one arm with the role control
        "endpoint": "time-to-progression"| "endpoint": "survival"         | at /analysisPlan/analyses/0/endpoint: names an endpoint of the trial, was "survival"
        "analysisSet": "full-analysis-set"| "analysisSet": "everybody"    | at /analysisPlan/analyses/0/analysisSet: names an analysis set of the trial, was "everybody"
        "model": "intermediate_guided"   | "model": "guided"              | at /missingDataPlan/strategies/2/model: names a model of the trial, was "guided"
        "modality": "radiology",\\n  "fixed" | "modality": "mri",\\n  "fixed" | at /alignmentPlan/modality: names a modality of /eligibility/inputs, was "mri"
        "moving": "t2"                   | "moving": "t1"                 | at /alignmentPlan/moving: differs from the fixed volume
        "onFailure": "notEvaluable"      | "onFailure": "notEvaluable", "onDoubt": "ignore" | at /alignmentPlan/onDoubt: is one of use, review, fail, was "ignore"
        "variable": "age_years",\\n    "min": 18 | "variable": "age_years" | at /eligibility/participants/0: has at least one of min, max and oneOf
        "tau": 36                        | "horizon": 36                  | at /analysisPlan/analyses/4: lacks tau
        "strategy": "treatmentPolicy"    | "strategy": "ignore"           | at /endpoints/0/estimand/intercurrentEvents/0/strategy: is one of treatmentPolicy
        4,\\n   6                        | 4,\\n   7                      | at /allocation/blockSizes/1: is a multiple of the sum of the ratios, 2, was 7
        3.5                              | 3.5, 2.5                       | The cut points of grade ascend
        "id": "glioma-rct"               | "id": "glioma rct"             | at /id: has the form
        """)
    void namesWhatIsWrongAndWhere(String part, String replacement, String finding) {
        byte[] json = GliomaTrial.with(part.replace("\\n", "\n"), replacement.replace("\\n", "\n"));
        assertThat(TrialDefinition.check(json)).isInstanceOf(DefinitionOutcome.Invalid.class);
        var invalid = (DefinitionOutcome.Invalid) TrialDefinition.check(json);
        assertThat(invalid.findings()).extracting(Finding::toString).anyMatch(text -> text.contains(finding));
        assertThatThrownBy(() -> TrialDefinition.parse(json))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(finding);
    }

    @Test
    void listsAllFindingsAtOnce() {
        String text = GliomaTrial.text().replace("\"ratio\": 1", "\"ratio\": 0");
        var invalid = (DefinitionOutcome.Invalid) TrialDefinition.check(text.getBytes(StandardCharsets.UTF_8));
        assertThat(invalid.findings()).extracting(Finding::pointer).containsExactly("/arms/0/ratio", "/arms/1/ratio");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{ | is not JSON", "[] | is an object", "{\"id\":1,\"id\":2} | is not JSON"})
    void refusesWhatIsNoDefinitionAtAll(String text, String message) {
        assertThatThrownBy(() -> TrialDefinition.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anEstimandIsNeededForThePrimaryEndpoint() {
        String text = GliomaTrial.text();
        String without = text.replaceFirst("(?s),\\s*\"estimand\": \\{.*?\"summary\": \"[^\"]*\"\\s*}", "");
        assertThatThrownBy(() -> TrialDefinition.parse(without.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("at /endpoints/0: lacks the estimand");
    }

    @Test
    void everyPropertyOfTheSchemaHasADescription() {
        List<String> without = new ArrayList<>();
        describe("", JsonMapper.shared().readTree(TrialSchema.text()), without);
        assertThat(without).isEmpty();
    }

    private static void describe(String at, JsonNode schema, List<String> without) {
        if (!schema.isObject() || schema.has("const") || at.endsWith("/if/properties/type")) {
            return;
        }
        schema.path("properties").forEachEntry((name, property) -> {
            if (!property.has("const")
                    && property.path("description").asString("").isBlank()) {
                without.add(at + "/" + name);
            }
            describe(at + "/" + name, property, without);
        });
        describe(at + "/items", schema.path("items"), without);
        schema.path("$defs").forEachEntry((name, definition) -> describe(at + "/$defs/" + name, definition, without));
    }
}
